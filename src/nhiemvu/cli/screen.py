"""How wide the screen is."""

import os


def screen_columns() -> int:
    """Return how many columns the terminal has; asked of the system here, since the library's own way loads more."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80
