"""From bytes to records, each value with its place."""
