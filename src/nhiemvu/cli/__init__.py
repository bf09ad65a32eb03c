"""The command line: parse, call one use case, print. Errors become messages and exit codes here only."""
