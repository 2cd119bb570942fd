"""The tables, and what has a date, in each of the formats that they can be written in."""
