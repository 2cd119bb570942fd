"""The charts of the record, each with its words and its figures."""
