"""What is a state secret keeps its symbol, its units and its days, and no word of what it is about.

The record holds fixed words in the place of what a secret task says, and this module alone says what is read there.
Source: Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, in force from 01/3/2026, which keeps the three degrees of
Luật số 29/2018/QH14, Điều 8.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern


class Secrecy(StrEnum):
    """The degree of a secret."""

    MAT = "mat"
    TOI_MAT = "toi-mat"
    TUYET_MAT = "tuyet-mat"


#: What lifts the mark, where a degree is asked for.
LIFTED = "khong"

SECRECY_NAMES = {
    Secrecy.MAT: Text("mật", "confidential"),
    Secrecy.TOI_MAT: Text("tối mật", "secret"),
    Secrecy.TUYET_MAT: Text("tuyệt mật", "top secret"),
}
#: What stands in the record as text and title of a secret task, whatever its degree.
TASK_KEPT = "Nhiệm vụ mật"
#: What stands in the record where words are needed: the reason for an extension, the name of a file.
UNSAID = "(mật)"
#: What a report says of a secret task's content.
REPORTED_APART = "báo cáo riêng theo chế độ mật"

#: What stands in a command's words for those that are not kept.
LEFT_OUT = "…"
#: Commands whose second word is a command's name, too.
GROUPS = frozenset({"directive", "van-ban", "form", "phieu", "report", "bao-cao", "unit", "don-vi"})
#: 17, 5-8, 30/6/2026, 50, 2026-Q3, 12-CT/TW, 251/QĐ-UBND
PLAIN_VALUE = pattern(r"[\d./,:%+-]+|\d{4}-[QMHN0-9]+|\d+[-/][\w&]+(?:[-/][\w&]+)*")


def task_words(secrecy: Secrecy, directives: Sequence[str] = ()) -> str:
    """Return what is read as a secret task's text and title: "Nhiệm vụ tối mật (theo 12-CT/TW)"."""
    named = f" (theo {', '.join(directives)})" if directives else ""
    return f"Nhiệm vụ {SECRECY_NAMES[secrecy].vi}{named}"


def directive_words(secrecy: Secrecy) -> str:
    """Return what is read in the place of a secret directive's title: "(văn bản tối mật)"."""
    return f"(văn bản {SECRECY_NAMES[secrecy].vi})"


def highest(degrees: Iterable[Secrecy | None]) -> Secrecy | None:
    """Return the highest of some degrees, or None where there is none."""
    order = list(Secrecy)
    return max((degree for degree in degrees if degree), key=order.index, default=None)


def result_words(words: str, days_late: int | None) -> str:
    """Return what a report says of a secret task that is done, named by `words`; None where it had no deadline."""
    how = "" if days_late is None else f" chậm {days_late:02d} ngày" if days_late else " đúng hạn"
    return f"{words}: đã hoàn thành{how}; {REPORTED_APART}."


def secrecy_told(text: str) -> Secrecy | None:
    """Return the degree of a task whose text is the words of `task_words`, with or without directives; else None."""
    words = " ".join(text.split()).casefold()
    for secrecy in (Secrecy.TUYET_MAT, Secrecy.TOI_MAT, Secrecy.MAT):
        opening = task_words(secrecy).casefold()
        rest = words.removeprefix(opening)
        if words.startswith(opening) and (not rest.strip(" .;") or rest.lstrip().startswith(("(", "theo "))):
            return secrecy
    return None


def command_kept(command: str) -> str:
    """Return what is recorded of a command about a secret: its first words, options, numbers, days and symbols.

    `update 17 --note "..." --percent 50` gives `update 17 --note … --percent 50`.
    """
    import shlex  # noqa: PLC0415 only what is recorded of a secret asks for it

    words = shlex.split(command)
    return " ".join(_kept(words, 2 if words[:1] and words[0] in GROUPS else 1))


def _kept(words: Sequence[str], names: int) -> Iterator[str]:
    left_out = False
    for place, word in enumerate(words):
        option, _, value = word.partition("=")
        if place < names or PLAIN_VALUE.fullmatch(word) or (word.startswith("--") and not value):
            yield word
            left_out = False
        elif word in set(Secrecy) | {LIFTED}:
            yield word
        elif option.startswith("--"):
            yield f"{option}={LEFT_OUT}"
        elif not left_out:
            yield LEFT_OUT
            left_out = True
