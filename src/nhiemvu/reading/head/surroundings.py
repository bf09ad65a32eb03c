"""What an office says around the words of a report: whom it goes to, for whom who signs, where, and under whom."""

import re
from collections.abc import Sequence

from nhiemvu.domain.text import CAPITALS, fold
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.closings import closing_of

#: Đồng Mây, ngày 07 tháng 7 năm 2026
PLACE_AND_DAY = re.compile(rf"^([{CAPITALS}][^,:|\d\n]{{1,60}}), ngày\s")
#: What a recipient's line may begin and end with.
DASHES, ENDS = "-–+• ", " ;,."
#: Lines of the head in which a place or an office is looked for.
HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report's own text has; "" and () for what it does not."""

    place: str = ""
    upper_office: str = ""
    recipients: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""


def surroundings_of(text: str, office: str) -> Surroundings:
    """Return what stands around the words in the clean text of a report of the body called `office`."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    places = (match[1] for line in lines[:HEAD_LINES] if (match := PLACE_AND_DAY.match(line)))
    end = next((number for number, line in enumerate(lines) if closing_of(line) == "recipients"), len(lines))
    authority, position = _who_signs(lines[end:])
    return Surroundings(
        next(places, ""), _upper_office(lines, office), _recipients(lines[end + 1 :]), authority, position
    )


def _upper_office(lines: Sequence[str], office: str) -> str:
    """Return the first line where the second is the office's own name."""
    if len(lines) > 1 and fold(lines[1]) == fold(office) and lines[0].isupper():
        return lines[0]
    return ""


def _recipients(lines: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if not line.startswith(tuple(DASHES)):
            break
        found.append(line.strip(DASHES).rstrip(ENDS))
    return tuple(found)


def _who_signs(lines: Sequence[str]) -> tuple[str, str]:
    """Return the mark of for whom is signed ("T/M BAN THƯỜNG VỤ") and the office below it ("BÍ THƯ")."""
    known = [(line.strip("* "), closing_of(line.strip("* "))) for line in lines]
    authority = next((line for line, name in known if name == "signature"), "")
    return authority, next((line for line, name in known if name == "office" and line.isupper()), "")
