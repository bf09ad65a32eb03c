"""Reading of PDF files that have a text layer."""
