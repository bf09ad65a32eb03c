"""The form of a document, held against its rule book: what each paragraph is, and what is wrong with it."""
