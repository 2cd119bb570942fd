"""Two states of the record, compared."""
