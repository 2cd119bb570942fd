"""From text to new text, and from many files to all of them written or none."""
