"""Tables of facts: the office's own entries before the packaged ones, and patterns made of them.

Patterns are regular expressions over `domain.text.matching_key`: small letters, accents kept, plain dashes and quotes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NewType

from nhiemvu.domain.text import matching_key, nfc
from nhiemvu.facts.choice import own_rows
from nhiemvu.facts.kept import built_of, made_ready
from nhiemvu.facts.packaged import packaged_rows

#: A pattern over the matching form, as it is written.
WrittenPattern = NewType("WrittenPattern", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every entry has: where it comes from and words that show it."""

    source: str
    examples: tuple[str, ...]


def rows(name: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of a table, lists as tuples: the office's own, then those of `data/NAME.toml`."""
    return (*own_rows(name), *packaged_rows(name))


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases as whole words, the longest first."""
    return built_of(f"{BORDER}{BORDER.join(phrases)}", built)


#: What parts phrases from one another; no phrase holds it.
BORDER = "\0"


def built(parts: str) -> str:
    """Return a pattern of any of the phrases that begin with a border each, or one that an engine skips to."""
    if not parts.startswith(BORDER):
        return _with_letters_first(parts)
    # All in one go.
    keys = matching_key(nfc(parts[1:])).split(BORDER)
    return _with_letters_first(rf"(?<!\w)(?:{_by_letter(keys)})(?!\w)")


def _by_letter(phrases: Iterable[str]) -> str:
    """Return the ways of a pattern for phrases, one for each letter that they begin with."""
    ways = groupby(sorted(set(phrases)), key=lambda phrase: phrase[:1])
    return "|".join(f"{re.escape(first)}{branching(phrase[1:] for phrase in several)}" for first, several in ways)


def branching(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, and tries each beginning but once.

    "dân quân", "dân vận" give "dân (?:quân|vận)": hundreds of phrases cost little more than one.
    """
    return f"(?:{_branches(sorted(set(phrases)))})"


def _branches(phrases: Sequence[str]) -> str:
    """Return a pattern for phrases in order: what all begin with, and behind it a choice of what follows."""
    common = _common(phrases[0], phrases[-1]) if phrases else 0
    longer = [phrase[common:] for phrase in phrases if len(phrase) > common]
    if not longer:
        return re.escape(phrases[0]) if phrases else ""
    ways = "|".join(_branches(tuple(way)) for _, way in groupby(longer, key=itemgetter(0)))
    return f"{re.escape(phrases[0][:common])}(?:{ways}){'?' if len(longer) < len(phrases) else ''}"


def _common(one: str, other: str) -> int:
    """Return how many characters two phrases share at their start."""
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


def written(pattern: str) -> WrittenPattern:
    """Return a pattern of a fact for text in its matching form, not made ready yet."""
    return WrittenPattern(matching_form(pattern))


@cache
def ready(pattern: WrittenPattern) -> re.Pattern[str]:
    """Return a pattern made ready: of a long table one document needs but a few."""
    return made_ready(with_letters_first(pattern))


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a fact, made ready for text in its matching form."""
    return made_ready(with_letters_first(matching_form(pattern)))


#: How many patterns say "the start of a word, and there one of these": "(?<!\w)(?:trước|đến)".
WORD_START = r"(?<!\w)(?:"


def with_letters_first(pattern: str) -> str:
    r"""Return a pattern of the same meaning that an engine skips to: "(?:t(?<!\wt)rước|đ(?<!\wđ)ến)".

    An engine tries a pattern that begins with a condition at every character, one that begins with letters at these
    alone. Where one of the ways begins with anything but a letter, the pattern stays as it is.
    """
    return built_of(pattern, built) if WORD_START in pattern else pattern


def _with_letters_first(pattern: str) -> str:
    place = pattern.find(WORD_START)
    while place >= 0:
        ways, end = _ways(pattern, place + len(WORD_START))
        if all(map(LETTER_FIRST.match, ways)) and not REPEATED.match(pattern, end):
            led = "|".join(rf"{way[0]}(?<!\w{way[0]}){way[1:]}" for way in ways)
            pattern = f"{pattern[:place]}(?:{led}{pattern[end:]}"
        place = pattern.find(WORD_START, place + 1)
    return pattern


#: The end of a group that may be left out or comes several times.
REPEATED = re.compile(r"\)[?*+{]")
#: A letter by itself.
LETTER_FIRST = re.compile(r"[^\W\d_](?![?*+{])")
#: The parts of a pattern that are looked at as a whole: an escape, a set of characters, any other character.
ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def _ways(pattern: str, start: int) -> tuple[list[str], int]:
    """Return the ways of the group whose first one begins at `start`, and where its bracket closes."""
    ways, depth, begin = list[str](), 0, start
    for atom in ATOM.finditer(pattern, start):
        if atom[0] in "|)" and not depth:
            ways.append(pattern[begin : atom.start()])
            begin = atom.end()
            if atom[0] == ")":
                return ways, atom.start()
        depth += {"(": 1, ")": -1}.get(atom[0], 0)
    return [""], start


#: What keeps its case in a pattern: an escape (\\W) and the head of a named group.
KEPT = re.compile(r"(\\.|\(\?P[<=])")


def matching_form(pattern: str) -> str:
    """Return a pattern with its words as `matching_key` writes them."""
    return "".join(part if KEPT.fullmatch(part) else matching_key(nfc(part)) for part in KEPT.split(pattern))
