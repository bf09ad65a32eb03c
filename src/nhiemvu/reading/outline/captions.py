"""Unlabelled lines that head what follows: lead-ins, captions over lists, days of a work plan."""

import re
from collections.abc import Callable

from nhiemvu.domain.pages import Style
from nhiemvu.facts.captions import caption_of_key, names_time
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.closings import closing_of_key
from nhiemvu.facts.headings import heading_fact
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.leadins import introduces_tasks
from nhiemvu.facts.verbs import words
from nhiemvu.reading.text.labels import Label
from nhiemvu.reading.text.sheet import Line

#: The longest caption without a label; a lead-in may be as long as it likes.
LONGEST_CAPTION = 120
#: A heading's phrase stands within so many characters of its start.
NEAR = 24

#: Tells whether a label of this form would go on with a list that is open.
GoesOn = Callable[[Label], bool]


@remembered
def _hands_out() -> re.Pattern[str]:
    return made_ready(rf"(?:^|[.;:,] |[-+] ){words('assign')} ?:$")


def before_order(key: str) -> str | None:
    """Return what stands before an order that leaves it to what follows to say whom it tells; None where none does.

    `key` is in its matching form: "riêng một số sở, đề nghị:" gives "riêng một số sở", "giao:" gives "".
    """
    found = _hands_out().search(key) if key.endswith(":") else None
    return key[: found.start()] if found else None


def is_caption_over(line: Line, after: Line | None, goes_on: GoesOn) -> bool:
    """Tell whether an unlabelled line heads what follows it, `after` being the next line of the body."""
    if after is None or after.in_table or line.label:
        return False
    # Whether it is a closing sentence takes longest to tell.
    return _may_head(line, after, goes_on) and not closing_of_key(line.key)


def _may_head(line: Line, after: Line, goes_on: GoesOn) -> bool:
    if names_time(line.key):
        return True
    if line.text.endswith(":") and introduces_tasks(line.text):
        return True
    if not looks_like_caption(line):
        return False
    return stands_out(line) or names_section(line.text) or _heads_another_list(line, after, goes_on)


def stands_out(line: Line) -> bool:
    """Tell whether a line looks like a heading: its style, capitals or bold letters."""
    return line.style in (Style.HEADING, Style.SUBHEADING) or line.text.isupper() or line.bold


def begins_list(label: Label) -> bool:
    """Tell whether a label is the first of a list, as any dash may be."""
    return not label.value or label.value[-1] == 1


def _heads_another_list(line: Line, after: Line, goes_on: GoesOn) -> bool:
    """Tell whether a line parts a list that begins anew from one of the same form that is open."""
    if after.label is None or caption_of_key(line.key) == "continuation":
        return False
    return begins_list(after.label) and goes_on(after.label)


def looks_like_caption(line: Line) -> bool:
    """Tell whether a line has the form of a heading: a phrase that begins with a capital letter and has no stop."""
    text = line.words.strip()
    return 0 < len(text) <= LONGEST_CAPTION and text[-1] not in ".;," and ". " not in text and text[:1].isupper()


def names_section(words: str) -> bool:
    """Tell whether a caption begins with the name of a section: "Nhiệm vụ trọng tâm tháng 6:"."""
    return heading_fact(words[:NEAR]) is not None
