"""Refuse words for what is a state secret before anything is written, and ask for the reasons of everything else."""

from collections.abc import Iterable, Sequence

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import UNSAID
from nhiemvu.domain.tasks import Task
from nhiemvu.store.directives import find_directive
from nhiemvu.store.secrecy import SecretDirectiveWords, SecretWords
from nhiemvu.store.session import Session
from nhiemvu.usecases.read_citations import directives_named


class ReasonMissing(UsageFault):
    """A reason is needed and was not given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Thiếu --reason.", "--reason is missing."),
            Text(
                'Ghi lý do: --reason "LÝ DO". Chỉ nhiệm vụ mật không ghi lý do.',
                "Give --reason TEXT. Only secret tasks have none.",
            ),
        )


def require_wordless(tasks: Iterable[Task], *words: str | Sequence[str] | None) -> None:
    """Raise SecretWords where words are given for a secret task."""
    if any(words):
        for task in tasks:
            if task.secrecy:
                raise SecretWords(task.id)


def reason_for(task: Task, reason: str | None) -> str:
    """Return the reason that is recorded for a task: none of a secret one is.

    Raises SecretWords, ReasonMissing.
    """
    if task.secrecy:
        require_wordless([task], reason)
        return UNSAID
    if reason is None:
        raise ReasonMissing
    return reason


def require_reason(tasks: Iterable[Task], reason: str | None) -> None:
    """Raise SecretWords where a reason is given for a secret task, ReasonMissing where another task has none."""
    for task in tasks:
        reason_for(task, reason)


def require_secret_unsaid(session: Session, cited: Directive) -> None:
    """Raise SecretDirectiveWords where a citation says more of a secret directive than what names it."""
    if cited.symbol and (cited.title or cited.signer or cited.note):
        found = find_directive(session, cited)
        if found and found[1].secrecy:
            raise SecretDirectiveWords(found[1].short_name)


def require_untitled(citations: Iterable[str]) -> None:
    """Raise SecretDirectiveWords where a directive above a secret task is named with its title."""
    for citation in citations:
        for cited in directives_named(citation):
            if cited.directive.title:
                raise SecretDirectiveWords(cited.directive.symbol or UNSAID)


def require_statements_unsaid(session: Session, statements: Iterable[str]) -> None:
    """Raise SecretDirectiveWords where one of some statements says what a secret directive is about."""
    for statement in statements:
        for cited in directives_named(statement):
            require_secret_unsaid(session, cited.directive)
