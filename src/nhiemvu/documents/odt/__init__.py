"""Reading of OpenDocument text."""
