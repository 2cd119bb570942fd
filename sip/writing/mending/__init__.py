"""What has one right answer in a data file is mended, and what the file says stays."""
