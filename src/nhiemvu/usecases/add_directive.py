"""Record a directive as documents cite it; one that is recorded already is filled in with what its record lacked."""

from typing import NamedTuple

from nhiemvu.domain.contradictions import FIELDS, contradictions
from nhiemvu.domain.directives import Directive, Relation, merged
from nhiemvu.domain.errors import Conflict, NhiemvuError, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import UNSAID, Secrecy
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.reading.citing.statements import Citation, read_citation
from nhiemvu.store.directives import add_directive as store_directive
from nhiemvu.store.directives import record_directive, update_directive
from nhiemvu.store.secrecy import SecretDirectiveWords
from nhiemvu.store.session import Session
from nhiemvu.usecases.directive_fields import DirectiveFields, with_fields
from nhiemvu.usecases.edit_directive import require_free
from nhiemvu.usecases.link_directives import link_documents
from nhiemvu.usecases.mark_secret import SecretNeedsSymbol
from nhiemvu.usecases.recognise_directive import ContradictsRecord, NotACitation, one_citation, recognised


class ToldLink(NamedTuple):
    """A link that a title told."""

    source: Directive
    relation: Relation
    target: Directive


@dataclass(frozen=True, slots=True)
class AddedDirective:
    """What recording a citation came to."""

    id: int
    directive: Directive
    #: Whether the document was not recorded before.
    new: bool
    #: Fields that its record lacked.
    filled: tuple[str, ...] = ()
    #: New links that its title told.
    links: tuple[ToldLink, ...] = ()
    #: Why links that its title told were not recorded.
    left_out: tuple[NhiemvuError, ...] = ()


class HeldAsOpen(Conflict):
    """A directive that is recorded as open was to be added as a secret."""

    def __init__(self, number: int, held: Directive) -> None:
        super().__init__(
            Text(
                f"Văn bản {number} ({held.short_name}) đã ghi mà không phải văn bản mật.",
                f"Directive {number} ({held.short_name}) is recorded and not secret.",
            ),
            Text(
                f"Đánh dấu mật bằng: nhiemvu directive edit {number} --secret mat",
                f"Mark it with: nhiemvu directive edit {number} --secret mat",
            ),
        )


def add_directive(
    session: Session,
    words: str | None,
    fields: DirectiveFields,
    *,
    another: bool = False,
    secrecy: Secrecy | None = None,
) -> AddedDirective:
    """Record the document that a citation names, with what is stated beside it; `another` says it is no recorded one.

    Of a secret one nothing but what names it is recorded. Raises NotACitation, SeveralCited, ImpossibleDate,
    AmbiguousDirective, ContradictsRecord, SameDocument, SecretDirectiveWords, SecretNeedsSymbol, HeldAsOpen, and what
    `with_fields` raises.
    """
    citation = one_citation(words) if words else None
    if words and citation is None and not fields:
        raise NotACitation(words)
    if citation is None and words:
        # Words that name no document are its title, where the rest is stated.
        fields = {"title": words, **fields}
    stated = with_fields(citation.cited[0].directive if citation else Directive(kind="", secrecy=secrecy), fields)
    if secrecy:
        stated = replace(stated, secrecy=secrecy)
        _require_secret(stated)
    found = None if another else recognised(session, stated)
    if found is None:
        require_free(session, stated)
        added = AddedDirective(store_directive(session, stated), stated, new=True)
    else:
        added = _filled_in(session, *found, stated, kind_stated="kind" in fields)
    return _linked(session, citation, added) if citation else added


def _filled_in(
    session: Session, number: int, held: Directive, stated: Directive, *, kind_stated: bool
) -> AddedDirective:
    if not kind_stated and stated.kind == _kind_by_symbol(stated.symbol):
        # "12-QĐ/TW" alone does not tell a quyết định from the quy định that is recorded.
        stated = replace(stated, kind=held.kind)
    if stated.secrecy and not held.secrecy:
        raise HeldAsOpen(number, held)
    if held.secrecy and _says_more(stated):
        raise SecretDirectiveWords(held.short_name)
    if contradictions(held, stated):
        raise ContradictsRecord(number, held, stated)
    whole = merged(held, stated)
    update_directive(session, number, whole)
    filled = tuple(name for name in FIELDS if getattr(held, name) != getattr(whole, name))
    return AddedDirective(number, whole, new=False, filled=filled)


def _require_secret(stated: Directive) -> None:
    if _says_more(stated):
        raise SecretDirectiveWords(stated.symbol or UNSAID)
    if not stated.symbol:
        raise SecretNeedsSymbol


def _says_more(stated: Directive) -> bool:
    return bool(stated.title or stated.signer or stated.note)


def _kind_by_symbol(symbol: str) -> str:
    alone = read_citation(symbol) if symbol else None
    return alone.cited[0].directive.kind if alone else ""


def _linked(session: Session, citation: Citation, added: AddedDirective) -> AddedDirective:
    """Record the links that the title tells; what stands in the way of one does not keep the document out."""
    known = {0: (added.id, added.directive)}
    links, left_out = [], []
    for link in citation.links:
        if link.source is None or link.target is None:
            continue
        try:
            for place in (link.source, link.target):
                if place not in known:
                    known[place] = _related(session, citation.cited[place].directive)
            (source_id, source), (target_id, target) = known[link.source], known[link.target]
            if link_documents(session, source_id, link.relation, target_id, (source, target)):
                links.append(ToldLink(source, link.relation, target))
        except (UsageFault, Conflict) as fault:
            left_out.append(fault)
    return replace(added, links=tuple(links), left_out=tuple(left_out))


def _related(session: Session, directive: Directive) -> tuple[int, Directive]:
    recognised(session, directive)
    return record_directive(session, directive), directive
