"""A plan and what follows from it at a date: values in, values out."""
