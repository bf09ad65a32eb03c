"""The templates of documents, one a rule book, made from the facts; `python -m tools.templates` writes them anew."""
