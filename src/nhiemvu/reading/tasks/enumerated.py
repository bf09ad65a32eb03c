"""Tasks that one sentence of a report tells: "Quý IV, tập trung: (1) hoàn thành ...; (2) tham mưu ...; (3) ....".

They may be without numbers, too. Where the sentence is all that its part has, each verb behind a semicolon begins the
next one: "tập trung rà soát ...; hoàn thành ...; tổng kết ...".
"""

import re
from collections.abc import Iterator

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.verbs import phrases

#: "(1) " behind the colon of the lead-in, "(2) " behind a stop.
NUMBER = re.compile(r"(?<=[:;.,] )\((\d{1,2})\) ?(?=\w)")
#: So many numbered parts are a list.
LEAST = 2
#: Between parts that no number tells apart, between a lead-in and them, between sentences; so many parts are a list.
APART, BEHIND, SENTENCES, LEAST_APART = "; ", ": ", ". ", 3


def enumerated_in(text: str, start: int) -> list[tuple[str, Span]]:
    """Return the parts of a paragraph with their labels: "(1)" and its place; nothing where it is no such list.

    Places are those of the paragraph's first character at `start`.
    """
    found = list(_counted(text))
    if len(found) < LEAST or not text[: found[0].start()].endswith(": "):
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        (f"({one[1]})", Span(start + one.end(), start + len(text[:end].rstrip())))
        for one, end in zip(found, ends, strict=True)
    ]


def _counted(text: str) -> Iterator[re.Match[str]]:
    """Yield numbers that count from one on; others are left within the part that they stand in."""
    due = 1
    for one in NUMBER.finditer(text):
        if int(one[1]) == due:
            due += 1
            yield one


def told_apart(text: str, start: int) -> list[Span]:
    """Return the parts of a sentence that semicolons tell apart, each a deed; nothing where they are no such list.

    The first begins behind the colon of the lead-in, or with the sentence. Places are as in `enumerated_in`.
    """
    if text.count(APART) < LEAST_APART - 1 or SENTENCES in text:
        return []
    key, places = matching_key(text), []
    place = text.find(APART)
    while place >= 0:
        if phrases("act", "deed", "lead", "support").end_at(key, place + len(APART)):
            places.append(place + len(APART))
        place = text.find(APART, place + 1)
    if len(places) < LEAST_APART - 1:
        return []
    begins = [text.find(BEHIND, 0, places[0]) + len(BEHIND) if BEHIND in text[: places[0]] else 0, *places]
    ends = [*places, len(text)]
    return [Span(start + begin, start + len(text[:end].rstrip())) for begin, end in zip(begins, ends, strict=True)]


def ends_in_number(text: str) -> bool:
    """Tell whether words end in such a number, as those between two parts do."""
    tail = text[text.rfind("(") :] if text.endswith(")") else ""
    return tail[1:-1].isdecimal()
