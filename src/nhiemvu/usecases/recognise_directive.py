"""Tell which recorded document a clerk's citation means, and refuse what contradicts the record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.domain.contradictions import contradictions, is_slip
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.directives import Directive, same_document
from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.store.directives import documents_like, find_directive, record_directive
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_directives import AmbiguousDirective, exactly_named
from nhiemvu.usecases.keep_secrets import require_secret_unsaid
from nhiemvu.usecases.read_citations import read_citation

if TYPE_CHECKING:
    from nhiemvu.reading.citing.statements import Citation

FIELD_NAMES: Mapping[str, Text] = {
    "kind": Text("loại", "kind"),
    "symbol": Text("ký hiệu", "symbol"),
    "issued_on": Text("ngày ban hành", "date"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "title": Text("trích yếu", "title"),
    "signer": Text("người ký", "signer"),
    "note": Text("ghi chú", "note"),
}


class NotACitation(UsageFault):
    """A directive was named in words that are no citation."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"Không nhận ra văn bản trong “{text}”.", f"No document is named in “{text}”."),
            Text(
                "Ghi như trong văn bản, ví dụ: Kế hoạch số 26-KH/ĐU ngày 15/01/2026 của Ban Thường vụ Đảng ủy",
                "Write it as documents do: “Kế hoạch số 26-KH/ĐU ngày 15/01/2026”",
            ),
        )


class SeveralCited(UsageFault):
    """One citation names several documents."""

    def __init__(self, names: Sequence[str]) -> None:
        several = ", ".join(names)
        super().__init__(
            Text(f"Trích dẫn nêu nhiều văn bản: {several}.", f"The citation names several documents: {several}."),
            Text("Ghi mỗi lần một văn bản.", "Name one document at a time."),
        )


class ImpossibleDate(UsageFault):
    """A citation has a date that no calendar has."""

    def __init__(self, words: str) -> None:
        super().__init__(
            Text(f"Ngày trong “{words}” không có trong lịch.", f"The date in “{words}” does not exist."),
            Text("Xem lại ngày trên văn bản rồi ghi lại.", "Look at the document's date and write it again."),
        )


class ContradictsRecord(Conflict):
    """What is stated of a document differs from what is recorded of it."""

    def __init__(self, number: int, held: Directive, stated: Directive) -> None:
        names = contradictions(held, stated)
        told = [(FIELD_NAMES[name], shown_field(held, name), shown_field(stated, name)) for name in names]
        super().__init__(
            Text(
                f"Trái với văn bản {number} ({held.short_name}) đã ghi: "
                + "; ".join(f"{field.vi} đã ghi “{was}”, nay nêu “{now}”" for field, was, now in told)
                + ".",
                f"Contradicts directive {number} ({held.short_name}): "
                + "; ".join(f"{field.en} recorded “{was}”, stated “{now}”" for field, was, now in told)
                + ".",
            ),
            Text(
                f"Bản đã ghi sai: nhiemvu directive edit {number}. Văn bản khác: nhiemvu directive add ... --new",
                f"A wrong record: nhiemvu directive edit {number}. Another one: nhiemvu directive add ... --new",
            ),
        )


def shown_field(directive: Directive, name: str) -> str:
    """Return one field of a document in words."""
    value = getattr(directive, name)
    if isinstance(value, date):
        return short_day(value)
    if name != "kind":
        return str(value)
    from nhiemvu.facts.kinds import kind_name  # noqa: PLC0415 only what contradicts is told

    return kind_name(value)


def one_citation(words: str) -> "Citation | None":
    """Return the citation that words are, or None where they are none.

    Raises SeveralCited, ImpossibleDate.
    """
    citation = read_citation(words)
    if citation and citation.several:
        raise SeveralCited([cited.directive.short_name for cited in citation.cited])
    if citation and citation.impossible:
        raise ImpossibleDate(citation.impossible)
    return citation


def recognised(session: Session, stated: Directive) -> tuple[int, Directive] | None:
    """Return the recorded document that a statement means, with its number, or None where it is a new one.

    Raises AmbiguousDirective where it may be several, ContradictsRecord where date or issuer is a slip.
    """
    found = find_directive(session, stated)
    if found:
        return found
    held = documents_like(session, stated)
    possible = [(number, other) for number, other in held if same_document(stated, other)]
    if possible:
        raise AmbiguousDirective(stated.short_name, possible)
    for number, other in held:
        if is_slip(other, stated):
            raise ContradictsRecord(number, other, stated)
    return None


class CitedDirective(NamedTuple):
    """A recorded document that words name."""

    number: int
    #: What was recorded of it now, None where it was there before.
    new: Directive | None


def cited_directive(session: Session, words: str) -> CitedDirective:
    """Return the directive that words name: a citation, recorded where it is new, a symbol or a number.

    Raises NotACitation, SeveralCited, ImpossibleDate, AmbiguousDirective, ContradictsRecord,
    SecretDirectiveWords.
    """
    citation = one_citation(words)
    if citation is None:
        held = exactly_named(session, words)
        if held is None:
            raise NotACitation(words)
        return CitedDirective(held, None)
    stated = citation.cited[0].directive
    require_secret_unsaid(session, stated)
    known = recognised(session, stated)
    return CitedDirective(record_directive(session, stated), None if known else stated)
