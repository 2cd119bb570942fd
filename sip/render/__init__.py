"""A report in each of the formats that it can be written in."""
