"""Tables of a report as tables of Word."""
