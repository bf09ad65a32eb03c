"""Tie one document to another, or untie them."""

from typing import NamedTuple

from nhiemvu.domain.directive_tree import Tie, closes_circle
from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.errors import Conflict, NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.store.directive_links import all_links, remove_link
from nhiemvu.store.directives import add_link
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_directives import known_directive


class TiedToItself(UsageFault):
    """A document was to be tied to itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Không thể nối văn bản {name} với chính nó.", f"Directive {name} cannot be tied to itself."),
            Text("Ghi hai văn bản khác nhau.", "Name two documents."),
        )


class Circle(Conflict):
    """A link would put a document above itself."""

    def __init__(self, upper: str, lower: str) -> None:
        super().__init__(
            Text(
                f"Nối như vậy thành vòng: {upper} đã đứng dưới {lower} theo quan hệ này.",
                f"That closes a circle: {upper} stands below {lower} by this relation already.",
            ),
            Text(f"Xem bằng: nhiemvu directive tree {lower}", f"See it with: nhiemvu directive tree {lower}"),
        )


class NoSuchLink(NotFound):
    """A link was to be removed that is not recorded."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            Text(f"Không có quan hệ đó giữa {one} và {other}.", f"{one} and {other} are not tied so."),
            Text(f"Xem các quan hệ bằng: nhiemvu directive show {one}", f"See the links: nhiemvu directive show {one}"),
        )


class LinkedDirectives(NamedTuple):
    """Two documents and whether their link was changed."""

    source: Directive
    target: Directive
    changed: bool


def link_directives(
    session: Session, source: str, relation: Relation, target: str, *, remove: bool = False
) -> LinkedDirectives:
    """Record that `source` RELATION `target`, or remove that link.

    Raises NoSuchLink, TiedToItself, Circle, and what `known_directive` raises.
    """
    one, other = known_directive(session, source), known_directive(session, target)
    if not remove:
        changed = link_documents(session, one.id, relation, other.id, (one.directive, other.directive))
        return LinkedDirectives(one.directive, other.directive, changed)
    if not remove_link(session, one.id, relation, other.id):
        raise NoSuchLink(one.directive.short_name, other.directive.short_name)
    return LinkedDirectives(one.directive, other.directive, changed=True)


def link_documents(
    session: Session, source_id: int, relation: Relation, target_id: int, named: tuple[Directive, Directive]
) -> bool:
    """Record a link between two documents by their numbers; tell whether it was new. `named` is for the messages.

    Raises TiedToItself, Circle.
    """
    if source_id == target_id:
        raise TiedToItself(named[0].short_name)
    tie = Tie(source_id, relation, target_id)
    if closes_circle(tie, all_links(session)):
        upper, lower = named if tie.upper == source_id else (named[1], named[0])
        raise Circle(upper.short_name, lower.short_name)
    return add_link(session, source_id, relation, target_id)
