"""The tree of labelled points, and what each section is for."""
