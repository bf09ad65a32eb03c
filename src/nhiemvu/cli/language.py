"""The language of the screen, chosen once from the command line and the environment before commands are loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from nhiemvu.domain.language import Language, Text

#: Options of the program itself that are followed by a value.
WITH_VALUE = ("--db", "--today", "--lang")

_chosen: Language = "vi"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Set and return the language: `--lang` before the command, else NHIEMVU_LANG, else Vietnamese.

    A language that is not known is left to the option's own check.
    """
    global _chosen  # noqa: PLW0603 one process speaks one language
    wanted = _from_arguments(arguments) or environment.get("NHIEMVU_LANG", "")
    _chosen = "en" if wanted == "en" else "vi"
    return _chosen


def _from_arguments(arguments: Sequence[str]) -> str:
    options, _ = split_arguments(arguments)
    for place, word in enumerate(options):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang":
            return options[place + 1] if place + 1 < len(options) else ""
    return ""


def split_arguments(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the program's own options, and the command with what follows it."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in WITH_VALUE else 1
    return arguments[:place], arguments[place:]


def language() -> Language:
    """Return the chosen language."""
    return _chosen


def spoken(text: Text) -> str:
    """Return `text` in the chosen language."""
    return text.of(_chosen)


def say(vi: str, en: str) -> str:
    """Return one of two texts, by the chosen language."""
    return en if _chosen == "en" else vi


def languages() -> tuple[str, ...]:
    """Return the codes of the languages."""
    return get_args(Language)
