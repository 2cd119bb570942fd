"""The data now, held against the data at a base."""
