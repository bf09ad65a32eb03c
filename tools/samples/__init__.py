"""Finished reports of invented offices, one a rule book; `python -m tools.samples` writes docs/mau/ anew."""
