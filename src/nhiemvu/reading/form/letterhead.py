"""The letterhead and what stands under it: offices, nation, symbol, date; title and subject; to whom it goes."""

import re
from collections.abc import Iterator, Sequence

from nhiemvu.domain.looks import PrintedLine
from nhiemvu.domain.pages import Style
from nhiemvu.domain.text import fold
from nhiemvu.facts.formalities import FormalityName, formality
from nhiemvu.facts.letterheads import letterhead_part
from nhiemvu.reading.form.parts import LONGEST_LINE, Part, is_rule, parts_of, whole_part
from nhiemvu.reading.head.upper import without_marks_of_drafts

#: What a document is about is no longer.
LONGEST_SUBTITLE = 500
#: How the nation's line begins, without accents.
NATIONS = ("cong hoa xa hoi", "dang cong san viet nam")
OFFICES: tuple[FormalityName, ...] = ("party_office", "state_office")
MOTTO = re.compile(r"doc lap\W+tu do")
#: "Số 58-BC/ĐU", "Số:      /QĐ-UBND", "58-BC/ĐU"
SYMBOL = re.compile(r"(?:luật )?số ?[:.]?(?=[\s.…_:]*(?:\d|[-/]))|\d{1,5}\s?[-/][a-zđ]{1,8}[/-][\wđ&]+$")
#: "ngày 04 tháng 6 năm 2026", "thứ Năm ngày ...", ", 15/4/2026"
DATE = re.compile(r"(?:ngày|thứ|chủ nhật).{0,40}tháng.{0,20}năm|,\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$")


def letterhead(lines: Sequence[PrintedLine], *, letter: bool) -> Iterator[Part]:
    """Yield the parts above the title, or of a letter above the words "Kính gửi", as what they are."""
    parts = [part for line in lines for part in parts_of(line)]
    styles = [_letterhead_style(part, letter=letter) for part in parts]
    for number, part in enumerate(parts):
        if (
            letter
            and styles[number] is None
            and number
            and styles[number - 1] is Style.SUBJECT
            and part.side != "right"
        ):
            styles[number] = Style.SUBJECT if part.text[:1].islower() else None
    nation = next((number for number, style in enumerate(styles) if style is Style.NATION), len(styles))
    for number, part in enumerate(parts):
        # Words in capitals below the letterhead are a title, of whatever kind.
        below = number > nation and part.side == "" and styles[number] is Style.OFFICE
        if below and not any(formality(name).match(part.key) for name in OFFICES):
            styles[number] = Style.TITLE
    offices = [number for number, style in enumerate(styles) if style is Style.OFFICE]
    own = _own_office([parts[number] for number in offices])
    for place, number in enumerate(offices):
        styles[number] = Style.OFFICE if place >= own else Style.UPPER_OFFICE
    yield from (part.styled(style) for part, style in zip(parts, styles, strict=True))


def _letterhead_style(part: Part, *, letter: bool) -> Style | None:  # noqa: PLR0911 one return an element
    if not part.text:
        return Style.RULE if part.line.drawn else None
    if is_rule(part):
        return Style.RULE
    bare = fold(part.text)
    if bare.startswith(NATIONS) and "ho chi minh" not in bare:
        return Style.NATION
    if MOTTO.match(bare):
        return Style.MOTTO
    if SYMBOL.match(part.key):
        return Style.SYMBOL
    if DATE.search(part.key) and len(part.text) < LONGEST_LINE:
        return Style.PLACE_DATE
    if letter and letterhead_part("subject").match(part.key.lstrip("(")):
        return Style.SUBJECT
    if not without_marks_of_drafts(part.text) or part.side == "right":
        return None
    is_name = (
        part.text.isupper() or formality("party_office").match(part.key) or formality("state_office").match(part.key)
    )
    return Style.OFFICE if is_name and any(map(str.isalpha, part.text)) else None


def _own_office(offices: Sequence[Part]) -> int:
    """Return the place of the line that the issuer's own name begins with; a name may run over several lines."""
    own = len(offices) - 1
    while own > 0 and (
        letterhead_part("continues").match(offices[own].key) or letterhead_part("open").match(offices[own - 1].key)
    ):
        own -= 1
    return own


def titles(lines: Sequence[PrintedLine], title: int) -> tuple[list[Part], int]:
    """Return the title with what it is about and the rule below, and the number of the line behind."""
    parts = [whole_part(lines[title]).styled(Style.TITLE)]
    number = title + 1
    ruled = False
    while number < len(lines):
        part = whole_part(lines[number])
        if not part.text or is_rule(part):
            is_line = bool(part.text) or part.line.drawn
            parts.append(part.styled(Style.RULE if is_line else None))
            ruled = ruled or is_line
        elif ruled or not _is_subtitle(part, first=len(parts) == 1):
            break
        else:
            parts.append(part.styled(_style_under_title(part)))
        number += 1
    return parts, number


def _is_subtitle(part: Part, *, first: bool) -> bool:
    """Tell whether a line under the title is what the document is about; the first one is told by its words."""
    if part.label or part.in_data or formality("basis").match(part.key) or len(part.text) > LONGEST_SUBTITLE:
        return False
    if letterhead_part("addressee").match(part.key):
        return False
    bold = part.share(lambda stretch: stretch.bold) > 0.5
    short = len(part.text) < LONGEST_LINE and not part.text.endswith((".", ":", ";"))
    return part.line.align == "centre" or (short and (bold or first or part.text[:1].islower()))


def _style_under_title(part: Part) -> Style | None:
    """Return what a line under the title is: a symbol or date, a phrase of enactment, or the subject."""
    if SYMBOL.match(part.key):
        return Style.SYMBOL
    if DATE.match(part.key) or part.text.startswith("("):
        return None
    return None if part.text.isupper() and letterhead_part("formula").match(part.key) else Style.SUBTITLE


def addressees(lines: Sequence[PrintedLine], start: int) -> tuple[list[Part], int]:
    """Return the lines that say to whom the document goes, where they begin here, and the number of the line behind."""
    parts: list[Part] = []
    number = start
    while number < len(lines):
        part = whole_part(lines[number])
        if part.text and not letterhead_part("addressee").match(part.key):
            goes_on = parts and part.text.startswith(("-", "–", "+")) and len(part.text) < LONGEST_LINE
            if not goes_on:
                break
        parts.append(part.styled(Style.ADDRESSEE if part.text else None))
        number += 1
    return (parts, number) if any(part.text for part in parts) else ([], start)
