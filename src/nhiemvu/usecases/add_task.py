"""Add one task that no report planned."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.recurrence import first_day_of
from nhiemvu.domain.secrecy import TASK_KEPT, Secrecy, highest
from nhiemvu.domain.tasks import Cadence, Task
from nhiemvu.domain.text import shorten
from nhiemvu.store.directives import get_directive
from nhiemvu.store.secrecy import UnderSecretDirective
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task as store_task
from nhiemvu.store.tasks import add_task_directives
from nhiemvu.usecases.assign_tasks import assign_tasks
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.keep_secrets import require_untitled
from nhiemvu.usecases.recognise_directive import CitedDirective, cited_directive

TITLE_LENGTH = 80


class AddedTask(NamedTuple):
    """A task that was added, and the directives that it was the first to name, with their numbers."""

    task: Task
    new_directives: Sequence[CitedDirective]


class TextMissing(UsageFault):
    """A task was to be added without saying what is to be done."""

    def __init__(self) -> None:
        super().__init__(
            Text("Thiếu nội dung nhiệm vụ.", "The text of the task is missing."),
            Text(
                'Ghi nội dung: nhiemvu add "NỘI DUNG"; nhiệm vụ mật thì không ghi: nhiemvu add --secret mat',
                'Write it: nhiemvu add "TEXT"; a secret task has none: nhiemvu add --secret mat',
            ),
        )


class TextOfSecret(UsageFault):
    """A secret task was to be added with a text."""

    def __init__(self) -> None:
        super().__init__(
            Text("Nhiệm vụ mật không ghi nội dung.", "A secret task has no text."),
            Text(
                "Chưa ghi gì. Bỏ nội dung, chỉ ghi văn bản, hạn, đơn vị: nhiemvu add --secret mat --directive KÝ_HIỆU",
                "Nothing was recorded. Leave the text out: nhiemvu add --secret mat --directive SYMBOL",
            ),
        )


def add_task(
    session: Session,
    text: str | None,
    *,
    due_on: date | None,
    due_text: str | None = None,
    directives: Sequence[str],
    series: str | None,
    period: Period | None,
    leads: Sequence[str],
    support: Sequence[str],
    every: str | None = None,
    secrecy: Secrecy | None = None,
    today: date,
) -> AddedTask:
    """Add a task, assign it where units are named, let it come back by a rule in words, and return it.

    Without a deadline it is due on the first day that the rule names. One that is said to be secret, or is under a
    secret directive, has no text. Raises TextMissing, TextOfSecret, UnderSecretDirective, and what `cited_directive`,
    `assign_tasks` and `set_recurrence` raise.
    """
    if text and secrecy:
        raise TextOfSecret
    if secrecy:
        require_untitled(directives)
    cited = [cited_directive(session, citation) for citation in directives]
    parents = [one.number for one in cited]
    secrecy = _secrecy(session, parents, secrecy, text)
    if not text and not secrecy:
        raise TextMissing
    words = text or TASK_KEPT
    if every and due_on is None:
        from nhiemvu.facts.recurrences import recurrence_of  # noqa: PLC0415 few tasks come back

        due_on = first_day_of(recurrence_of(every), today)
    task_id = store_task(
        session,
        text=words,
        title=shorten(words, TITLE_LENGTH),
        series_id=series_id(session, series, create=True) if series else None,
        period=period,
        cadence=Cadence.ONCE,
        due_on=due_on,
        due_text=due_text,
        origin=None,
        secrecy=secrecy,
    )
    add_task_directives(session, task_id, parents)
    if every:
        from nhiemvu.usecases.set_recurrence import set_recurrence  # noqa: PLC0415 likewise

        set_recurrence(session, [task_id], every)
    if leads or support:
        assign_tasks(session, [task_id], leads=leads, support=support, due_on=None, today=today)
    return AddedTask(get_tasks(session, [task_id])[0], [one for one in cited if one.new])


def _secrecy(session: Session, parents: Sequence[int], stated: Secrecy | None, text: str | None) -> Secrecy | None:
    """Return the degree of a task under some directives: the highest of theirs and the stated one.

    Raises UnderSecretDirective for a task that has a text.
    """
    above = [held for number in parents if (held := get_directive(session, number)) and held.secrecy]
    if text and above:
        raise UnderSecretDirective(above[0].symbol)
    return highest([stated, *(held.secrecy for held in above)])
