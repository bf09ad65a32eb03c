"""Finished reports and letters of invented offices; `python -m tools.samples` writes docs/mau/ anew."""
