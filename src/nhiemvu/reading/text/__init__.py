"""From paragraphs as a file has them to the clean text."""
