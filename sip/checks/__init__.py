"""The rules across fields and files, and the data now against a base."""
