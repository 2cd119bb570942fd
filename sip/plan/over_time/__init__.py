"""The figures of a plan over time."""
