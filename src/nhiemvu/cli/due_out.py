"""The option of a deadline in words, and which day they came to, by which rule."""

from collections.abc import Callable

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import note, print_words
from nhiemvu.cli.types import DUE
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.deadlines import GivenDeadline


def due_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--due` to a command; the words are read in its transaction."""
    option = click.option(
        "--due",
        "typed_due",
        type=DUE,
        help=say(
            "Thời hạn: ngày, hoặc lời như “trước ngày 15/6”, “cuối quý”, “10 ngày làm việc”.",
            "The deadline: a day, or words such as eoq, +2w or those of documents.",
        ),
    )
    return option(function)


def print_given_deadline(given: GivenDeadline | None) -> None:
    """Print the words, the day and the rule, where the words were more than the day; warn of an estimate."""
    if given is None:
        return
    if given.words and given.rule:
        print_words(f"{given.words} → {short_day(given.day)} ({spoken(given.rule)}).", say("Hạn: ", "Due: "))
    if given.estimated:
        note(estimate_words(given.estimated))


def estimate_words(years: tuple[int, ...]) -> str:
    """Return what is said of an answer for which days off had to be estimated."""
    listed = ", ".join(map(str, years))
    return say(
        f"Tạm tính: lịch nghỉ năm {listed} chưa công bố trong chương trình; xem và bổ sung bằng: nhiemvu calendar",
        f"An estimate: the days off of {listed} are not decreed in the program; see nhiemvu calendar.",
    )
