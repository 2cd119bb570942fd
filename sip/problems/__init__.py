"""What can be wrong with the data: rules, problems, and where they stand."""
