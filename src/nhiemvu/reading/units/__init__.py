"""Names of bodies in running text, and who is told to act."""
