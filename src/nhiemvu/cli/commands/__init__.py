"""One module a command (or a noun's commands), loaded when it is used; names and helps stand in `cli.table`."""
