"""Files that are many parts packed into one, as they come from outside."""
