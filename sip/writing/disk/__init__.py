"""Many files of a data folder, all written or none."""
