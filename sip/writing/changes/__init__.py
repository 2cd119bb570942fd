"""What each command changes: a data folder as it was read in, the changes of its files out."""
