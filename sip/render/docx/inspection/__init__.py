"""What is looked at in a Word file from outside before it is opened."""
