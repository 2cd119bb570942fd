"""What the words of options ask for, as values."""
