"""Correct what is recorded of a directive."""

from typing import NamedTuple

from nhiemvu.domain.directives import Directive, identity, same_document
from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.store.directives import documents_like, update_directive
from nhiemvu.store.secrecy import DOCUMENT_WORDS, SecretDirectiveWords
from nhiemvu.store.session import Session
from nhiemvu.usecases.directive_fields import DirectiveFields, with_fields
from nhiemvu.usecases.find_directives import known_directive
from nhiemvu.usecases.mark_secret import Cleared, lift_directive, mark_directive


class NothingStated(UsageFault):
    """A correction was asked for without saying what."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa nêu cần sửa gì của văn bản.", "It is not said what to correct."),
            Text(
                "Thêm --kind, --symbol, --issued-on, --issuer, --title, --signer, --note, --secret hoặc --clear.",
                "Give --kind, --symbol, --issued-on, --issuer, --title, --signer, --note, --secret or --clear.",
            ),
        )


class SameDocument(Conflict):
    """A directive would be the same as another record."""

    def __init__(self, number: int, held: Directive) -> None:
        super().__init__(
            Text(
                f"Văn bản {number} ({held.short_name}) đã ghi đúng văn bản này.",
                f"Directive {number} ({held.short_name}) is that very document.",
            ),
            Text(f"Xem bản đã ghi bằng: nhiemvu directive show {number}", f"See it: nhiemvu directive show {number}"),
        )


class EditedDirective(NamedTuple):
    """A directive after a correction."""

    id: int
    directive: Directive
    changed: bool


def edit_directive(
    session: Session,
    wanted: str,
    fields: DirectiveFields,
    *,
    secrecy: Secrecy | None = None,
    lifted: bool = False,
    cleared: Cleared | None = None,
) -> EditedDirective:
    """Correct the directive that `wanted` names; make it a secret of a degree, or lift that mark first.

    `cleared` is told what marking clears.

    Raises NothingStated, SameDocument, SecretDirectiveWords, SecretNeedsSymbol, OwnReportSecret, and what
    `known_directive` and `with_fields` raise.
    """
    if not fields and not secrecy and not lifted:
        raise NothingStated
    row = known_directive(session, wanted)
    lifted = lifted and row.directive.secrecy is not None
    if lifted:
        lift_directive(session, row.id)
        row = known_directive(session, str(row.id))
    if secrecy:
        if any(fields.get(name) for name in DOCUMENT_WORDS):
            raise SecretDirectiveWords(row.directive.short_name)
        changed = row.directive.secrecy is not secrecy
        mark_directive(session, row.id, secrecy, cleared)
        row = known_directive(session, str(row.id))
        if not fields:
            return EditedDirective(row.id, row.directive, changed)
    after = with_fields(row.directive, fields)
    if identity(after) != identity(row.directive):
        require_free(session, after, besides=row.id)
    differs = update_directive(session, row.id, after)
    return EditedDirective(row.id, after, differs or bool(secrecy) or lifted)


def require_free(session: Session, directive: Directive, besides: int | None = None) -> None:
    """Refuse a directive that is the document of a record other than `besides`: the same day, nothing contradicted.

    Raises SameDocument.
    """
    for number, held in documents_like(session, directive):
        if number != besides and same_document(directive, held) and held.issued_on == directive.issued_on:
            raise SameDocument(number, held)
