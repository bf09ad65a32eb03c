"""The two languages of the screen: each text is written in both where it is used.

Documents that the program writes (reports, letters) are Vietnamese only and do not use this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Text(NamedTuple):
    """One text in Vietnamese and in English."""

    vi: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language == "en" else self.vi


def in_quotes(names: Iterable[str]) -> str:
    """Return names as a message lists them: “Công an xã”, “Đoàn xã”."""
    return ", ".join(f"“{name}”" for name in names)


def did_you_mean(names: str) -> Text:
    """Return the question that follows what was not found, with a space before it; empty where no name is close."""
    return Text(f" Có phải: {names}?", f" Did you mean: {names}?") if names else Text("", "")
