"""A chart as a picture, and in the terminal."""
