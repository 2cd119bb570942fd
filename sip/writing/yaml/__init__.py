"""A YAML text, changed at the marks of its parser."""
