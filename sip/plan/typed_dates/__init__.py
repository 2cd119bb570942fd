"""Dates as people type them, and the date that is meant."""
