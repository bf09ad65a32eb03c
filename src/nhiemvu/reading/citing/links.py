"""How the directives of a document are related to one another and to the document itself."""

from nhiemvu.domain.plans import Link
from nhiemvu.facts.relations import RelationFact, relation_facts
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.citing.mentions import Mention

#: The most words between two related documents, and in front of one that the document itself is tied to.
BETWEEN, BEFORE = 140, 80


def links_of(citations: Citations, key: str, own_kind: str, opening_end: int) -> tuple[Link, ...]:
    """Return the relations in order, each once.

    `key` is the matching form of the clean text; the document itself is tied to others only before `opening_end`,
    where its first point begins, and by its final clauses ("Kế hoạch này thay thế ...").
    """
    found: dict[Link, None] = {}
    previous: tuple[Mention, int] | None = None
    for mention, number in citations.places:
        for fact in relation_facts():
            if fact.before and _binds_itself(fact, mention, key, own_kind, opening_end):
                found.setdefault(_own_link(fact, number))
            elif previous and previous[1] != number and fact.between:
                words = key[previous[0].end : mention.span.start]
                if len(words) <= BETWEEN and fact.between.fullmatch(words):
                    found.setdefault(Link(previous[1], fact.relation, number))
        previous = mention, number
    return tuple(found)


def _binds_itself(fact: RelationFact, mention: Mention, key: str, own_kind: str, opening_end: int) -> bool:
    if fact.own_kinds and (own_kind not in fact.own_kinds or mention.span.start >= opening_end):
        return False
    if fact.cited_kinds and mention.directive.kind not in fact.cited_kinds:
        return False
    before = key[max(0, mention.span.start - BEFORE) : mention.span.start]
    return bool(fact.before and fact.before.search(before))


def _own_link(fact: RelationFact, number: int) -> Link:
    if fact.relation == "requests":
        return Link(number, fact.relation, None)
    return Link(None, fact.relation, number)
