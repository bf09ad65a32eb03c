"""Regular expressions that are compiled when they are first used: a command uses few of those it loads."""

import re
from typing import Any, cast

#: What a compiled expression is asked to do.
METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Pattern:
    __slots__ = ("_flags", "_words", *METHODS)

    def __init__(self, words: str, flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 one of METHODS
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._words, self._flags)
        for each in METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that is compiled when one of METHODS is first asked for; it has no more than these.

    A faulty expression is told only then: re.error.
    """
    return cast("re.Pattern[str]", _Pattern(words, flags))
