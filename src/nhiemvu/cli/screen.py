"""How wide the screen is."""

import os

#: A narrower screen would tear words apart.
FEWEST = 20


def screen_columns() -> int:
    """Return how many columns are filled: those of the terminal, so that words stay whole not too few.

    They are asked of the system here, since the library's own way loads more.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return max(FEWEST, int(given))
    try:
        return max(FEWEST, os.get_terminal_size(1).columns or 80)
    except OSError:
        return 80
