"""The text of one YAML file: its values, each with its place, and what is wrong with it."""
