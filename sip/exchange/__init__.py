"""Tidy tables out of a record, in the formats that spreadsheets and other programs read."""
