"""Tasks that one sentence of a report tells: "Quý IV, tập trung: (1) hoàn thành ...; (2) tham mưu ...; (3) ....".

They may be without numbers, too. Where the sentence is all that its part has, each verb behind a semicolon begins the
next one: "tập trung rà soát ...; hoàn thành ...; tổng kết ...".
"""

import re
from collections.abc import Iterator

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.verbs import phrases
from nhiemvu.reading.text.labels import read_label

#: "(1) " or "Một là, " behind the colon of the lead-in, "(2) " or "Thứ hai: " behind a stop.
NUMBER = re.compile(r"(?<=[:;.,] )(?:\((\d{1,2})\) ?|(?:\w{2,4} là|[Tt]hứ \w{2,4})[,:] )(?=\w)")
#: The longest number in words with what stands before and behind it: "; Thứ mười: a".
LONGEST_NUMBER = 18
#: So many numbered parts are a list.
LEAST = 2
#: Between parts that no number tells apart, between a lead-in and them, between sentences; so many parts are a list.
APART, BEHIND, SENTENCES, LEAST_APART = "; ", ": ", ". ", 3


def enumerated_in(text: str, start: int) -> list[tuple[str, Span]]:
    """Return the parts of a paragraph with their labels: "(1)" and its place; nothing where it is no such list.

    Places are those of the paragraph's first character at `start`.
    """
    found = list(_counted(text))
    if len(found) < LEAST or not text[: found[0][1]].endswith(BEHIND):
        return []
    ends = [*(begin for _, begin, _ in found[1:]), len(text)]
    return [
        (f"({number})", Span(start + place, start + len(text[:end].rstrip())))
        for (number, _, place), end in zip(found, ends, strict=True)
    ]


def _counted(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield numbers that count from one on, where each begins and its words do; others are left within their part."""
    due = 1
    for one in NUMBER.finditer(text):
        if _value(one) == due:
            yield due, one.start(), one.end()
            due += 1


def _value(found: re.Match[str]) -> int:
    """Return the number that a sentence counts with: 2 of "(2) " and of "Hai là, "; 0 for words that are none."""
    if found[1]:
        return int(found[1])
    label = read_label(f"{found[0].rstrip()} {found.string[found.end() :][:1]}")
    return label.value[0] if label and label.form.counts != "mark" and label.value else 0


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
    shown = f"{BEHIND}{text} a"
    ends = (one for one in NUMBER.finditer(shown, max(0, len(shown) - LONGEST_NUMBER)) if one.end() == len(shown) - 1)
    return any(map(_value, ends))
