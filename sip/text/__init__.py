"""Characters and words, of no domain."""
