"""Writing of .docx."""
