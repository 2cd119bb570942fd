"""The rules on what only some plans have: fields, sub-actions, evidence and verification."""
