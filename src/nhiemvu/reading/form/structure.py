"""Rules of what stands on the page and where: elements missing, out of order, at the wrong side; rules under them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhiemvu.domain.findings import Fault, FindingCode, Place, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Style
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part, is_rule, is_solid
from nhiemvu.reading.form.places import ELEMENTS, fault

#: From the top down: those at the left, at the right, and across the page.
LEFT = (Style.UPPER_OFFICE, Style.OFFICE, Style.SYMBOL, Style.SUBJECT)
RIGHT = (Style.NATION, Style.MOTTO, Style.PLACE_DATE)
FOOT = (Style.AUTHORITY, Style.POSITION, Style.SIGNER)
EVERY = (Style.OFFICE, Style.SYMBOL, Style.PLACE_DATE, Style.RECIPIENTS, Style.SIGNER)
#: The five hyphens under what a Party document is about.
FIVE_HYPHENS = "-----"
STAR = "*"


def of_structure(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield elements that are missing or stand in the wrong place."""
    yield from _missing(form, layout)
    yield from _order(form)
    yield from _sides(form)
    yield from _rules(form, layout)


def _missing(form: Form, layout: Layout) -> Iterator[Fault]:
    wanted = [Style.NATION, *((Style.MOTTO,) if layout.motto else ()), *EVERY]
    wanted += [Style.SUBJECT, Style.ADDRESSEE] if form.is_letter else [Style.TITLE]
    wanted += [Style.SUBTITLE] if form.kind else []
    for style in wanted:
        if form.first(style) is None:
            name = ELEMENTS[style]
            yield Fault(FindingCode.MISSING, Text(f"thiếu {name.vi}", f"there is no {name.en}"), Place(name))


def _order(form: Form) -> Iterator[Fault]:
    """Yield elements of the head that stand below one that belongs under them."""
    known = [part for part in form.head if part.text]
    for column in (LEFT, RIGHT):
        found = [part for part in known if part.style in column]
        for before, after in pairwise(found):
            if _rank(before, column) > _rank(after, column):
                yield _out_of_order(after, before)
    title = next((place for place, part in enumerate(known) if part.style is Style.TITLE), None)
    if title is not None:
        for part in known[title + 1 :]:
            if part.style in {*LEFT, *RIGHT}:
                yield _out_of_order(part, known[title])
    signing = [part for part in form.tail if part.style in FOOT]
    for before, after in pairwise(signing):
        # Who signs together with another has lines of his own.
        if after.style is Style.AUTHORITY and before.style is Style.POSITION:
            yield _out_of_order(after, before)


def _rank(part: Part, column: Sequence[Style]) -> int:
    return column.index(part.style) if part.style in column else 0


def _out_of_order(part: Part, before: Part) -> Fault:
    name, other = (ELEMENTS[one.style] if one.style else Text("", "") for one in (part, before))
    return fault(
        FindingCode.ORDER, f"{name.vi} đứng sau {other.vi}, cần đứng trước", f"{name.en} must precede: {other.en}", part
    )


def _sides(form: Form) -> Iterator[Fault]:
    """Yield elements of the letterhead and the foot in the wrong column."""
    left = {*LEFT, Style.RECIPIENTS, Style.RECIPIENT}
    right = {*RIGHT, *FOOT}
    told: set[Style] = set()
    for part in form.parts:
        if part.style is None or part.style in told:
            continue
        wrong = (part.side == "right" and part.style in left) or (part.side == "left" and part.style in right)
        if wrong:
            told.add(part.style)
            side = Text("bên trái", "at the left") if part.style in left else Text("bên phải", "at the right")
            name = ELEMENTS[part.style]
            yield fault(FindingCode.SIDE, f"{name.vi} cần ở {side.vi}", f"{name.en} must stand {side.en}", part)


def _rules(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield the rules under office, nation and subject that are missing or of another form."""
    title = next((place for place, part in enumerate(form.head) if part.style is Style.TITLE), len(form.head))
    letterhead, below = form.head[:title], form.head[title:]
    yield from _office_rule(letterhead, layout)
    lowest = form.first(Style.MOTTO if layout.motto else Style.NATION)
    if lowest and not any(_is_ruled(part) for part in letterhead if part.side != "left"):
        yield fault(FindingCode.RULE, "thiếu đường kẻ dưới", "no rule below", lowest, Severity.DOUBTFUL)
    subtitle = form.of(Style.SUBTITLE)
    if subtitle and form.kind:
        yield from _subtitle_rule(subtitle[-1], below, layout)


def _is_ruled(part: Part) -> bool:
    return part.line.drawn or is_solid(part) or part.share(lambda stretch: stretch.underline) > 0


def _office_rule(letterhead: Sequence[Part], layout: Layout) -> Iterator[Fault]:
    office = next((part for part in reversed(letterhead) if part.style is Style.OFFICE), None)
    if office is None:
        return
    typed = [part for part in letterhead if is_rule(part) and part.side != "right"]
    if layout.rule_under_office == STAR:
        if not any(part.text == STAR for part in typed):
            yield fault(FindingCode.RULE, "dưới tên cơ quan cần dấu “*”", "“*” is needed below", office)
    elif typed and not is_solid(typed[0]):
        yield fault(FindingCode.RULE, "cần đường kẻ, không gõ dấu", "a drawn rule is needed, not signs", typed[0])
    elif not any(_is_ruled(part) for part in letterhead if part.side != "right"):
        yield fault(FindingCode.RULE, "thiếu đường kẻ dưới", "no rule below", office, Severity.DOUBTFUL)


def _subtitle_rule(subtitle: Part, below: Sequence[Part], layout: Layout) -> Iterator[Fault]:
    typed = [part for part in below if is_rule(part)]
    if layout.rule_under_subtitle == FIVE_HYPHENS:
        if not typed:
            yield fault(FindingCode.RULE, "dưới trích yếu cần “-----”", "“-----” is needed below", subtitle)
        elif typed[0].text != FIVE_HYPHENS:
            yield fault(FindingCode.RULE, "cần đúng năm gạch nối “-----”", "five hyphens are needed", typed[0])
    elif typed and not is_solid(typed[0]):
        yield fault(FindingCode.RULE, "cần đường kẻ, không gõ dấu", "a drawn rule is needed, not signs", typed[0])
    elif not any(map(_is_ruled, below)):
        yield fault(FindingCode.RULE, "thiếu đường kẻ dưới", "no rule below", subtitle, Severity.DOUBTFUL)
