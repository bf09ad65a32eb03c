"""One module a verb: what a command does, without parsing, printing or committing."""
