"""Faults in a document, as values with their places."""
