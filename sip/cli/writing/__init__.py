"""What the commands that write data files share."""
