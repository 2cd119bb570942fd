"""The catalogs, and saying a value in a language."""
