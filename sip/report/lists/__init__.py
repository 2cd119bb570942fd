"""Lists that a reader asked for: actions by filters, in an order, with the columns wanted."""
