"""Follow the directives and quarterly tasks of a Vietnamese Party or State office."""

__version__ = "0.1.0"
