"""How the directives of a document are related to one another and to the document itself."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nhiemvu.domain.plans import Link
from nhiemvu.facts.needed import may_hold, needed_words
from nhiemvu.facts.relations import RelationFact, relation_facts
from nhiemvu.reading.citing.citations import Citations
from nhiemvu.reading.citing.mentions import JOINED, Mention

#: How far words may reach: between two documents with a title, in front of one, in front of one in the own title.
BETWEEN, BEFORE, TITLE = 440, 80, 300
#: Where a sentence ends, or a part of one that says something of its own.
CLAUSE_END = re.compile(r"[;\n]|\.(?=\s)")
#: What may stand between a document or its title and the words of a relation: in front of what it does, a bracket; in
#: front of what was done to it, or of what it takes the place of, a comma, too.
ACTIVE, PASSIVE = " (", " ,(-:"
#: Relations of a document to an earlier one of its own kind: "Nghị định A, thay thế Nghị định B".
OF_TEXTS = ("amends", "replaces")

#: Between two documents of an opening that lists what is carried out, and how that ends.
LISTED = re.compile(r"; (?:và )?")
LISTED_BY = ("; ", "; và ")
#: What joins a document to the one in front whose title stands between them.
AND = (" và ", " và các ")

#: A mention with the place of its directive in the list.
Place = tuple[Mention, int]


class Carried(NamedTuple):
    """A relation that a document stands in, for the next one in the same list."""

    fact: RelationFact
    #: The place of the other document; None is the document itself.
    other: int | None
    #: Whether the other one acts.
    acting: bool

    def goes_on_with(self, mention: Mention) -> bool:
        """Tell whether the document itself acts on one of another kind, too: "Thực hiện Chỉ thị A và Kế hoạch B,"."""
        return self.acting and self.other is None and mention.directive.kind in self.fact.cited_kinds

    def link(self, place: int) -> Link:
        """Return the relation of the document at `place` to the other one."""
        if self.acting:
            return Link(self.other, self.fact.relation, place)
        return Link(place, self.fact.relation, self.other)


def links_of(citations: Citations, key: str, own_kind: str, opening_end: int, head_end: int = 0) -> tuple[Link, ...]:
    """Return the relations in order, each once.

    `key` is the matching form of the clean text. The document itself is tied to others by its title, which ends before
    `head_end`, by the sentences before `opening_end`, where its first point begins, and by its final clauses.
    """
    finder = _Finder(citations.places, key, own_kind, opening_end, head_end)
    return tuple(dict.fromkeys(finder.links()))


class _Finder:
    """Goes through the mentions of one document."""

    def __init__(self, places: Sequence[Place], key: str, own_kind: str, opening_end: int, head_end: int) -> None:
        self._places = places
        self._key = key
        self._own_kind = own_kind
        self._opening_end = opening_end
        self._head_end = head_end
        facts = relation_facts()
        own = [(fact, needed_words(fact.before) if fact.before else ()) for fact in facts if not fact.between]
        #: What the document itself is to one that it names anywhere, and in its opening; what it needs in front.
        self._own = [(fact, needed) for fact, needed in own if not fact.own_kinds]
        self._own_of_opening = [
            (fact, needed) for fact, needed in own if own_kind in fact.own_kinds or not fact.own_kinds
        ]
        self._pairs = [fact for fact in facts if fact.between and not fact.before]
        self._told = [fact for fact in facts if fact.between and fact.before]

    def links(self) -> Iterator[Link]:
        """Yield every relation, those found twice again."""
        carried: list[Carried] = []
        group: list[Place] = []
        for number, place in enumerate(self._places):
            before = self._places[number - 1] if number else None
            words = self._words(before, place) if before else None
            if words is not None and before and _is_joined(before, place, self._key):
                carried = [one for one in carried if _are_alike(before, place) or one.goes_on_with(place[0])]
                group.append(place)
            elif before and _is_listed(before, place, self._key) and (behind := _own_going_on(carried, before, place)):
                carried, group = behind, [place]
            else:
                own = [*self._of_pair(before, place, words), *self._of_itself(place, before)]
                goes_on = words is not None and before and words.endswith(AND) and _are_alike(before, place)
                carried = own or (carried if goes_on else [])
                if words is not None and not _is_within(place, group):
                    yield from self._of_group(group, place, words)
                group = group if _is_within(place, group) else [place]
            yield from (one.link(place[1]) for one in carried if one.other != place[1])

    def _words(self, before: Place, place: Place) -> str | None:
        """Return the words between two mentions in one sentence, or None where there are none."""
        start, end = before[0].end, place[0].span.start
        if not 0 <= end - start <= BETWEEN or CLAUSE_END.search(self._key, start, end):
            return None
        return self._key[start:end]

    def _of_pair(self, before: Place | None, place: Place, words: str | None) -> Iterator[Carried]:
        if before is None or words is None or before[1] == place[1]:
            return
        kinds = before[0].directive.kind, place[0].directive.kind
        title = max(0, before[0].title_end - before[0].end)
        for fact in self._pairs:
            acting, acted = reversed(kinds) if fact.reversed else kinds
            start = fact.joined_at(words) if fact.suits(acting, acted) else None
            titled = before[0].title_end >= place[0].span.start
            signs = PASSIVE if fact.reversed or fact.relation in OF_TEXTS else ACTIVE
            if start is not None and (titled or not words[min(title, start) : start].strip(signs)):
                yield Carried(fact, before[1], acting=not fact.reversed)
                return

    def _of_itself(self, place: Place, before: Place | None) -> Iterator[Carried]:
        """Yield what the document itself is to one that it names."""
        mention = place[0]
        start = mention.span.start
        in_front = self._key[max(0, start - BEFORE) : start]
        for fact, needed in self._own_of_opening if start < self._opening_end else self._own:
            if fact.own_kinds and not fact.suits(self._own_kind, mention.directive.kind):
                continue
            bound = fact.before.search(in_front) if fact.before and may_hold(needed, in_front) else None
            if bound or (fact.behind and fact.behind.match(self._key, mention.end)):
                yield Carried(fact, None, acting=fact.relation != "requests")
                return
        if start < self._head_end:
            low = max(start - TITLE, before[0].end if before else 0)
            yield from self._of_title(mention, self._key[low:start])

    def _of_title(self, mention: Mention, words: str) -> Iterator[Carried]:
        """Yield what the document's own title says of one that it names."""
        for fact in self._pairs:
            suits = not fact.reversed and fact.suits(self._own_kind, mention.directive.kind)
            if suits and fact.joined_at(words) is not None:
                yield Carried(fact, None, acting=True)
                return

    def _of_group(self, group: Sequence[Place], place: Place, words: str) -> Iterator[Link]:
        """Yield what a document is to those in front: "Thực hiện Chỉ thị ..., Huyện ủy đã ban hành Kế hoạch ..."."""
        if not group:
            return
        start = group[0][0].span.start
        in_front = self._key[max(0, start - BEFORE) : start]
        for fact in self._told:
            if fact.before and fact.before.search(in_front) and fact.joined_at(words) is not None:
                for mention, other in group:
                    if other != place[1] and fact.suits(place[0].directive.kind, mention.directive.kind):
                        yield Link(place[1], fact.relation, other)
                return


def _are_alike(before: Place, place: Place) -> bool:
    return before[0].directive.kind == place[0].directive.kind


def _own_going_on(carried: Sequence[Carried], before: Place, place: Place) -> list[Carried]:
    """Return what the document itself is to the one in front and, behind a semicolon, to the next one, too."""
    return [one for one in carried if one.other is None and (_are_alike(before, place) or one.goes_on_with(place[0]))]


def _is_listed(before: Place, place: Place, key: str) -> bool:
    """Tell whether but a semicolon stands between two documents: "Thực hiện Chỉ thị A; Kế hoạch B"."""
    start = place[0].span.start
    # Behind most documents stands much more.
    return key.endswith(LISTED_BY, 0, start) and any(
        end <= start and LISTED.fullmatch(key, end, start) for end in (before[0].end, before[0].title_end)
    )


def _is_joined(before: Place, place: Place, key: str) -> bool:
    """Tell whether a document stands beside the one in front in one list."""
    start = place[0].span.start
    return any(
        end <= start and JOINED.fullmatch(key, end, start) is not None for end in (before[0].end, before[0].title_end)
    )


def _is_within(place: Place, group: Sequence[Place]) -> bool:
    """Tell whether a document stands in the title of the last one of a list."""
    return bool(group) and group[-1][0].title_end >= place[0].span.start
