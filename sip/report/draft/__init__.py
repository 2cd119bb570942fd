"""What the draft of a progress report has beside its tables and sentences."""
