"""Facts that a clerk could correct by looking at a document, in TOML, each with its source and examples."""
