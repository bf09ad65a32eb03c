"""Cleaning of one paragraph: a list of small steps, each of which may shorten the text.

Marks of notes are carried through as `marks.MARK_OPEN` key `marks.MARK_CLOSE` and survive every step.
"""

import re
from collections.abc import Callable

from nhiemvu.domain.text import CAPITALS, SMALL, nfc, with_shown_hyphens, without_look_alikes

#: Byte order mark, zero-width characters, direction marks.
INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u202a-\u202e]")
#: A bullet of a symbol font, which Word stores in the private area.
SYMBOL_BULLET = re.compile("[\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc]")
#: **bold**, __bold__ of Markdown; a pair that a line end has torn apart, too.
EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__(?!_)")
#: A word that mixes Latin and Cyrillic letters: "BТС".
LATIN = f"[{CAPITALS}{SMALL}0-9]"
MIXED_WORD = re.compile(rf"\w*{LATIN}\w*[\u0400-\u04ff]\w*|\w*[\u0400-\u04ff]\w*{LATIN}\w*")
#: Letters that may have to change, for skipping the texts that have none.
FOREIGN = re.compile("[ÐƉðɖ\u0400-\u04ff]")
CYRILLIC = str.maketrans("АВЕКМНОРСТХаеорсху", "ABEKMHOPCTXaeopcxy")
#: Runs of spaces, and single ones that are not plain.
SPACES = re.compile(r" *[\t\u00a0\u2000-\u200a\u202f\u205f\u3000][ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]*|  +")


def without_invisible(text: str) -> str:
    """Drop characters that print nothing."""
    return INVISIBLE.sub("", with_shown_hyphens(text))


def with_plain_bullets(text: str) -> str:
    """Turn bullets of symbol fonts into hyphens."""
    return SYMBOL_BULLET.sub("-", text)


def with_vietnamese_letters(text: str) -> str:
    """Turn letters of other alphabets that look like ours into ours."""
    if not FOREIGN.search(text):
        return text
    return MIXED_WORD.sub(lambda word: word[0].translate(CYRILLIC), without_look_alikes(text))


def without_emphasis(text: str) -> str:
    """Drop the signs with which Markdown makes words bold."""
    return EMPHASIS.sub("", text) if "**" in text or "__" in text else text


def with_single_spaces(text: str) -> str:
    """Turn every run of spaces into one, none at either end."""
    # Spaces other than the plain one count as not printable; most texts have none.
    if "  " in text or not text.isprintable():
        text = SPACES.sub(" ", text)
    return text.strip()


STEPS: tuple[Callable[[str], str], ...] = (
    nfc,
    without_invisible,
    with_plain_bullets,
    with_vietnamese_letters,
    without_emphasis,
    with_single_spaces,
)


#: Text that most steps leave as it is: composed letters of ours, signs of prose but those of Markdown, carried marks.
PLAIN = re.compile("[ !-)+-^`-~À-ÏÑ-ïñ-ƈƊ-ƿẠ-ỹ–—‘’“”…\ue000\ue001]*+")


def cleaned(text: str) -> str:
    """Return a paragraph after every step."""
    if PLAIN.fullmatch(text):
        return SPACES.sub(" ", text).strip() if "  " in text else text.strip()
    for step in STEPS:
        text = step(text)
    return text
