"""Documents that a text names, and how they are related."""
