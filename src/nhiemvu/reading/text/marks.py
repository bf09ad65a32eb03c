"""Marks of footnotes: written into a paragraph for the way, taken out of it with their places at the end.

On the way a mark is MARK_OPEN key MARK_CLOSE, two characters that documents have no use for.
"""

import re

from nhiemvu.domain.pages import Paragraph
from nhiemvu.domain.values import dataclass

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
ZERO_WIDTH = "\u200b"
CARRIED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
#: A mark with a space in front that only the mark called for: "tin ¹ và bài".
SPACED = re.compile(f" ({MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE})(?=[ .,;:)]|$)")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: ¹, ¹², ⁽²⁾, [1]; not m², km³, 10⁶.
WRITTEN = re.compile(r"(?<![0-9 ][mM])(?<![kcdKCD][mM])(?<!\b[mM])(?<!\b10)(?:⁽?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})⁾?|\[(\d{1,3})\])")
#: A footnote's own paragraph: "¹ Hướng dẫn số ...", "[1] Gồm ...".
NOTE_START = re.compile(r"\s*(?:⁽?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})⁾?|\[(\d{1,3})\])[\s.:]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note's mark stood: after `offset` characters of the clean text."""

    key: str
    offset: int


def superscript(key: str) -> str:
    """Return the mark of a note as it is printed: "12" gives "¹²"."""
    return key.translate(SUPERSCRIPTS)


def without_carriers(text: str) -> str:
    """Return text as it comes from a file with the two carrying characters, should it hold them, made invisible."""
    return text.replace(MARK_OPEN, ZERO_WIDTH).replace(MARK_CLOSE, ZERO_WIDTH)


def with_carried_marks(paragraph: Paragraph) -> str:
    """Return the paragraph's words with the marks that its format gave written in."""
    text = without_carriers(paragraph.text)
    if not paragraph.marks:
        return text
    for mark in sorted(paragraph.marks, key=lambda mark: -mark.offset):
        text = f"{text[: mark.offset]}{MARK_OPEN}{mark.key}{MARK_CLOSE}{text[mark.offset :]}"
    return text


def written_marks_carried(text: str) -> str:
    """Return loose text with superscript digits and bracketed numbers turned into carried marks."""
    return WRITTEN.sub(lambda mark: f"{MARK_OPEN}{_key(mark)}{MARK_CLOSE}", text)


def note_start(line: str) -> tuple[str, str] | None:
    """Return the key and the words of a footnote's own line, or None for a line of the body."""
    match = NOTE_START.match(line)
    return (_key(match), line[match.end() :].strip()) if match else None


def _key(match: re.Match[str]) -> str:
    return (match[1] or match[2]).translate(DIGITS)


def without_marks(text: str) -> tuple[str, tuple[Anchor, ...]]:
    """Return the words without carried marks, and where the marks stood in them."""
    text = SPACED.sub(r"\1", text)
    anchors, parts, end, length = [], [], 0, 0
    for mark in CARRIED.finditer(text):
        parts.append(text[end : mark.start()])
        length += mark.start() - end
        anchors.append(Anchor(mark[1], length))
        end = mark.end()
    return "".join((*parts, text[end:])), tuple(anchors)
