"""A Reading out, as text: one file per format."""
