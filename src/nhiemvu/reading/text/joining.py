"""From lines to paragraphs: lines that a page's width or end has cut are put together again.

Only for loose lines (plain text, PDF). Lines are joined within a block, and across blocks where a sentence has
plainly been cut by the end of a page or by footnotes.
"""

import re
from collections.abc import Sequence

from nhiemvu.domain.pages import Paragraph
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.issuers import heads_of_issuers, issuers_by_head
from nhiemvu.facts.kinds import kinds_by_name
from nhiemvu.facts.lines import holds
from nhiemvu.reading.text.labels import Label, read_label
from nhiemvu.reading.text.marks import MARK_CLOSE, note_start

#: Lines are taken as wrapped when some are as long as the first and nine of ten of these no longer than the second.
NARROWEST_WRAP, WIDEST_WRAP = 45, 130
FEWEST_WRAPPED = 3
#: Of the full lines of a wrapped text at least so many end in mid-sentence.
CUT = 0.35
#: The end of a sentence or item, closing quotes and brackets and note marks after it.
FINISHED = re.compile(rf"[.;:!?…][\"”’')\]]*(?:\ue000[^{MARK_CLOSE}]*{MARK_CLOSE})?[\"”’')\].]*$")
#: A line end within a symbol, a date or a range: "305/KH-" over "UBND", "20/5/" over "2026".
CUT_SYMBOL = re.compile(r"(?<=\w)([/-])\n(?=\w)")
#: A line that ends within one of them: "Chỉ thị số 29-", "ngày 20/5/".
CUT_NUMBER = re.compile(r"\d[/-]$")
#: "2024. Trong" at the start of a line is the end of a sentence, unless a sentence has just ended.
YEAR = 1000
#: Forms that a sentence counts up with, a label within a sentence, and in how many lines the one before is looked for.
COUNTED_INLINE = ("bracket", "small_roman", "bracket_letter")
INNER = re.compile(r"(?<=\s)\(\w{1,4}\)")
MOST_COUNTED = 20
#: The longest line of a letterhead, and as much of a line's end as tells whether it may end there.
LONGEST_FRAME, LAST_WORDS = 70, 20
#: So many words may be but the beginning of a body's name.
LONGEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A line, or a paragraph in the making."""

    text: str
    #: What its format told of the first line.
    paragraph: Paragraph
    gap: bool = False
    indent: int = 0
    #: A page number or footnotes stood before it: the end of a page.
    broken: bool = False
    #: Begins a paragraph whatever its words are.
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How the lines of a document lie."""

    width: int
    wrapped: bool
    #: Paragraphs are told apart by blank lines.
    by_gaps: bool
    #: Paragraphs are told apart by the indent of their first line.
    by_indents: bool


def manner_of(lines: Sequence[Draft]) -> Manner:
    """Return how the lines of a document lie."""
    lengths = sorted(length for line in lines if (length := len(line.text)) >= NARROWEST_WRAP)
    if len(lengths) < FEWEST_WRAPPED:
        return Manner(0, wrapped=False, by_gaps=False, by_indents=False)
    width = lengths[int(len(lengths) * 0.9)]
    full = [line for line in lines if len(line.text) >= 0.7 * width]
    gaps = sum(line.gap for line in lines)
    numbered = [line.gap for line in lines if (label := read_label(line.text)) and label.form.counts != "mark"]
    indented = sum(2 <= line.indent <= 12 for line in full)
    return Manner(
        width=width,
        wrapped=width <= WIDEST_WRAP and sum(not is_finished(line.text) for line in full) >= CUT * len(full),
        by_gaps=gaps >= len(lines) * 0.12 and sum(numbered) >= 0.7 * len(numbered),
        by_indents=len(full) * 0.08 <= indented <= len(full) * 0.7,
    )


def one_line(parts: Sequence[str]) -> str:
    """Return lines as one: with a space between them, unless a symbol or date was cut: "31/KH-" over "UBND"."""
    return CUT_SYMBOL.sub(r"\1", "\n".join(parts)).replace("\n", " ")


def joined(lines: Sequence[Draft]) -> list[Draft]:
    """Return paragraphs made of the lines of each block."""
    manner = manner_of(lines)
    blocks: list[tuple[Draft, list[str]]] = []
    previous: Draft | None = None
    #: Whether recipients and signatures have begun, whose lines stand for themselves.
    ended = False
    for line in lines:
        ended = _ends_body(line.text) or (ended and not _begins_another(line.text))
        if previous and (_continues(previous, line, manner, ended=ended) or _counts_on(blocks[-1][1], line, manner)):
            blocks[-1][1].append(line.text)
        else:
            blocks.append((line, [line.text]))
        previous = line
    return [replace(first, text=one_line(parts)) for first, parts in blocks]


def _ends_body(line: str) -> bool:
    return closing_of(line) in ("recipients", "signature")


def _begins_another(line: str) -> bool:
    """Tell whether a line is the title of an annex or of what is attached."""
    return _is_kind_title(line) or (line.isupper() and closing_of(line) == "annex")


def _counts_on(block: Sequence[str], line: Draft, manner: Manner) -> bool:
    """Tell whether a line goes on with what the sentence above it counts up: "(i) ..., (ii) ...;" over "(iii) ..."."""
    label = read_label(line.text) if manner.wrapped and not (line.gap or line.fixed) else None
    if label is None or label.form.name not in COUNTED_INLINE or label.value[-1] < 2:
        return False
    words = " ".join(block[-MOST_COUNTED:])
    before = [inner for place in INNER.finditer(words) if (inner := read_label(words[place.start() :]))]
    return any(inner.form is label.form and inner.value[-1] == label.value[-1] - 1 for inner in before)


def _continues(previous: Draft, line: Draft, manner: Manner, *, ended: bool) -> bool:
    if line.gap or line.fixed or line.broken:
        return False
    if CUT_NUMBER.search(previous.text) and line.text[:1].isalnum():
        return True
    if begins_paragraph(previous.text, line.text, manner.width):
        return False
    if not manner.wrapped or ended:
        return not is_finished(previous.text) and line.text[:1].islower() and not _is_capitals(previous.text)
    return _goes_on(previous, line, manner)


def _goes_on(previous: Draft, line: Draft, manner: Manner) -> bool:
    """Tell whether a line of a document with wrapped lines goes on with the paragraph of the one before."""
    if {_is_capitals(previous.text), _is_capitals(line.text)} == {True, False}:
        return False
    if not is_finished(previous.text) and (_is_capitals(line.text) or note_start(previous.text)):
        return True
    if manner.by_indents and 2 <= line.indent <= 12:
        return False
    if manner.by_gaps or (manner.by_indents and line.indent == 0):
        return True
    return _is_full(previous, line, manner) or (not is_finished(previous.text) and not line.text[:1].isupper())


def _is_full(previous: Draft, line: Draft, manner: Manner) -> bool:
    fitting = len(previous.text) + 1 + len(line.text.split(" ", 1)[0])
    return fitting > manner.width * (0.92 if is_finished(previous.text) else 0.6)


def begins_paragraph(previous: str, line: str, width: int) -> bool:
    """Tell whether a line begins a paragraph by its own words: a label, a footnote, a title, a closing."""
    if note_start(line) or _is_kind_title(line) or _is_kind_title(previous):
        return True
    if _is_letterhead(previous, line) or _are_two_bodies(previous, line):
        return True
    closing = closing_of(line)
    if closing in ("recipients", "signature") or (closing in ("annex", "office") and _is_capitals(line)):
        return True
    if closing == "closing" and is_finished(previous):
        return True
    label = read_label(line)
    return (
        label is not None
        and not holds("dangling", matching_key(previous[-LAST_WORDS:]))
        and _begins_item(previous, line, label, width)
    )


def _begins_item(previous: str, line: str, label: Label, width: int) -> bool:
    if label.value and label.value[0] >= YEAR and not is_finished(previous):
        return False
    if label.form.counts != "mark" or is_finished(previous) or previous.endswith((",", ")")):
        return True
    # "giai đoạn 2021" over "- 2025" is no item; "Lãnh đạo phòng" over "- Chuyên viên" is one.
    if previous[-1:].isdigit() and line[label.length].isdigit():
        return False
    return len(previous) < 0.6 * width or line[label.length : label.length + 1].isupper()


def is_finished(text: str) -> bool:
    """Tell whether the words end as a sentence or an item of a list does."""
    return bool(FINISHED.search(text[-40:]))


def _is_capitals(text: str) -> bool | None:
    """Tell whether words are in capital letters; None where they are too few to tell."""
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) >= 0.9 * len(letters) if len(letters) >= 6 else None


def _is_letterhead(previous: str, line: str) -> bool:
    short = (one.strip() for one in (previous, line) if len(one) <= LONGEST_FRAME)
    return any(holds("frame", matching_key(one)) for one in short)


def _are_two_bodies(previous: str, line: str) -> bool:
    """Tell whether two lines in capitals name a body each, as the upper one and the own one of a letterhead.

    One that is no more than the beginning of a name goes on, and one whose place is told below: "VĂN PHÒNG" over "ĐẢNG
    ỦY XÃ", "ỦY BAN NHÂN DÂN" over "XÃ ĐỒNG MÂY".
    """
    if not (previous.isupper() and line.isupper()) or len(previous) > LONGEST_FRAME or previous[-1:] in ",-–":
        return False
    above, own = matching_key(previous), matching_key(line)
    if len(above.split()) <= LONGEST_HEAD or holds("dangling", above[-LAST_WORDS:]):
        return False
    end = heads_of_issuers().end_at(own)
    return bool(end and not issuers_by_head()[own[:end]].place and heads_of_issuers().end_at(above))


def _is_kind_title(line: str) -> bool:
    return len(line) <= 30 and line.isupper() and matching_key(line) in kinds_by_name()


def rejoined(drafts: Sequence[Draft]) -> list[Draft]:
    """Return paragraphs in which sentences cut by the end of a page or by footnotes are whole again."""
    whole: list[Draft] = []
    parts: list[str] = []
    for draft in drafts:
        if whole and _was_cut(parts[-1] if len(parts) > 1 else whole[-1].text, draft, len(whole[-1].text)):
            parts.append(draft.text)
            continue
        if len(parts) > 1:
            whole[-1] = replace(whole[-1], text=one_line(parts))
        whole.append(draft)
        parts = [draft.text]
    if len(parts) > 1:
        whole[-1] = replace(whole[-1], text=one_line(parts))
    return whole


def _was_cut(previous: str, draft: Draft, length: int) -> bool:
    if draft.fixed or length < 40 or is_finished(previous) or _is_capitals(previous):
        return False
    if begins_paragraph(previous, draft.text, 0):
        return False
    return draft.text[:1].islower() or draft.broken
