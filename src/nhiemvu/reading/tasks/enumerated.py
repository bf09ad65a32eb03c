"""Tasks that one sentence of a report numbers: "Quý IV, tập trung: (1) hoàn thành ...; (2) tham mưu ...; (3) ...."."""

import re
from collections.abc import Iterator

from nhiemvu.domain.plans import Span

#: "(1) " behind the colon of the lead-in, "(2) " behind a stop.
NUMBER = re.compile(r"(?<=[:;.,] )\((\d{1,2})\) ?(?=\w)")
#: So many numbered parts are a list.
LEAST = 2


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


def ends_in_number(text: str) -> bool:
    """Tell whether words end in such a number, as those between two parts do."""
    tail = text[text.rfind("(") :] if text.endswith(")") else ""
    return tail[1:-1].isdecimal()
