"""Programs beside Python that some tests need: they skip by name where one is absent, unless it is said to be required.

`NHIEMVU_REQUIRE=libreoffice,ocrmypdf,postgresql` lets the tests that need one of these fail where it is absent.
"""

import os

import pytest

REQUIRED = frozenset(filter(None, os.environ.get("NHIEMVU_REQUIRE", "").split(",")))


def needs(name: str, *, found: bool) -> pytest.MarkDecorator:
    """Return a mark that skips where the program `name` was not found, and is not required."""
    return pytest.mark.skipif(not found and name not in REQUIRED, reason=f"{name} is not installed")
