"""The rules on published reports: what each printed, and when it was presented."""
