"""Spreadsheets of actions: read into rows of typed cells, and written for people to fill in."""
