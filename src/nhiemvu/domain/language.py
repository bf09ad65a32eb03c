"""The two languages of the screen: each text is written in both where it is used.

Documents that the program writes (reports, letters) are Vietnamese only and do not use this module.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Text(NamedTuple):
    """One text in Vietnamese and in English."""

    vi: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language == "en" else self.vi
