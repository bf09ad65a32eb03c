"""Loose lines (plain text, PDF) sorted out: columns parted, page numbers, rules and footnotes taken away."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from nhiemvu.domain.pages import Paragraph
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.lines import holds
from nhiemvu.reading.text.clean import cleaned
from nhiemvu.reading.text.joining import Draft, joined, rejoined
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.text.marks import note_start, without_carriers, written_marks_carried

#: The longest number of a page: "- Trang 12/345 -".
LONGEST_NUMBER = 24
#: As much of the line above as tells whether a year goes on with it.
LAST_WORDS = 20
#: So many blanks stand before the number of a page that is in the middle or at the right.
FAR_IN = 20
#: What a label is followed by, and what is none.
SOME_WORD, STAR = "x", "*"
#: "-----", "*", "|", "* *", "____"
RULE = re.compile(r"[\s\-_=*–—.|~·]+")
#: Two columns of a letterhead or signature on one line; "Số:      /BC-UBND" and "ngày      tháng 3" have but room.
COLUMNS = re.compile(r"(?:\s{4,}|\s*\t+\s*)(?!\s|[/-]\w|tháng\s)")


@dataclass(frozen=True, slots=True)
class LooseText:
    """Paragraphs of loose lines, and the footnotes that stood among them."""

    drafts: tuple[Draft, ...]
    #: Keys and words of the notes, in the order in which they stood.
    notes: tuple[tuple[str, str], ...]
    #: Numbers of pages, which are no words of the document.
    page_numbers: tuple[str, ...]


def sorted_out(paragraphs: Sequence[Paragraph]) -> LooseText:
    """Return the paragraphs and footnotes of loose lines."""
    numbers = {place for place in range(len(paragraphs)) if _is_page_number(paragraphs, place)}
    drafts, notes = _without_notes(joined(list(_lines(paragraphs, numbers))))
    carried = [replace(draft, text=written_marks_carried(draft.text)) for draft in rejoined(drafts)]
    page_numbers = tuple(paragraphs[place].text.strip() for place in sorted(numbers))
    return LooseText(tuple(carried), tuple(notes), page_numbers)


def _lines(paragraphs: Sequence[Paragraph], page_numbers: AbstractSet[int]) -> Iterator[Draft]:
    gap = broken = fixed = False
    for place, paragraph in enumerate(paragraphs):
        gap = gap or paragraph.gap_before
        if RULE.fullmatch(paragraph.text) or not paragraph.text.strip():
            fixed = fixed or "|" in paragraph.text
            continue
        if place in page_numbers:
            broken = True
            continue
        for column, (indent, text) in enumerate(_columns(without_carriers(paragraph.labelled_text))):
            yield Draft(text, paragraph, gap, indent, broken, fixed or column > 0)
            gap = broken = fixed = False


def _is_page_number(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a line holds but the number of a page, apart from the lines around it unless it says so itself."""
    text = paragraphs[place].text.strip()
    if len(text) > LONGEST_NUMBER or not holds("page_number", key := matching_key(text)):
        return False
    if holds("plain_page_number", key):
        return True
    above = matching_key(paragraphs[place - 1].text[-LAST_WORDS:]) if place else ""
    if holds("year", key) and holds("before_year", above):
        return False
    after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if after and place and _is_centred(paragraphs[place - 1], paragraphs[place], after):
        return True
    apart = paragraphs[place].gap_before or (place > 0 and RULE.fullmatch(paragraphs[place - 1].text))
    return bool(apart) or after is None or after.gap_before


def _is_centred(before: Paragraph, number: Paragraph, after: Paragraph) -> bool:
    """Tell whether a line stands far in between two that begin at the left."""
    indents = (_indent(before.text), _indent(after.text))
    return _indent(number.text) >= FAR_IN and all(indent < FAR_IN // 2 for indent in indents)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _columns(text: str) -> list[tuple[int, str]]:
    indent = len(text) - len(text.lstrip())
    parts = COLUMNS.split(text.strip())
    # A star with white behind it stands in the letterheads of the Party; a dash or number before a tab is a label.
    label = read_label(f"{parts[0]} {SOME_WORD}") if len(parts) > 1 and parts[0] != STAR else None
    if len(parts) > 3 or (label and label.length > len(parts[0])):
        parts = [" ".join(parts)]
    clean = [cleaned(part) for part in parts if not RULE.fullmatch(part)]
    return [(indent if place == 0 else 0, part) for place, part in enumerate(clean) if part]


def _without_notes(drafts: Sequence[Draft]) -> tuple[list[Draft], list[tuple[str, str]]]:
    body, notes = [], []
    broken = False
    for draft in drafts:
        if note := note_start(draft.text):
            notes.append(note)
            broken = True
        else:
            body.append(replace(draft, broken=broken or draft.broken))
            broken = False
    return body, notes
