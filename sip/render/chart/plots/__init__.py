"""Each kind of chart as a drawing."""
