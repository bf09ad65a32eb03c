"""What a location names, as far as it can be told without loading SQLAlchemy."""

import os


def plain_path(location: str) -> str | None:
    """Return the path of the file that a location names, "~" written out; None where it is a URL."""
    if location.startswith("file:") or "://" in location:
        return None
    return os.path.abspath(os.path.expanduser(location))  # noqa: PTH100, PTH111 pathlib costs a start 2 ms
