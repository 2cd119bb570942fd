"""What moved, in no language yet."""
