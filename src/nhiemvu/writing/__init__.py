"""Tasks and results in; paragraphs, footnotes and tables of Vietnamese documents out. Pure."""
