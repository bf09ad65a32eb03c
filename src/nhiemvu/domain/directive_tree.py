"""Which document stands below which: the rules of the tree of directives, and its shape.

A document stands below the one that it implements, amends or is promulgated by, below the one that replaces it,
and below the letter that requested it. A document that only cites another does not.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from nhiemvu.domain.directives import Relation
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass, field

#: Which end of a link, read "from RELATION to", stands above the other; CITES puts neither above.
ABOVE: Mapping[Relation, Literal["from", "to"]] = {
    Relation.IMPLEMENTS: "to",
    Relation.PROMULGATES: "from",
    Relation.AMENDS: "to",
    Relation.REPLACES: "from",
    Relation.REQUESTS: "from",
}
#: Relations by which the tasks of the lower document are tasks under the upper one, too.
CARRYING = (Relation.IMPLEMENTS, Relation.PROMULGATES, Relation.AMENDS)

#: What a document does, or what is done to it, by the one above it.
BRANCH_NAMES: Mapping[Relation, Text] = {
    Relation.IMPLEMENTS: Text("thực hiện", "implements it"),
    Relation.PROMULGATES: Text("được ban hành", "promulgated by it"),
    Relation.REPLACES: Text("bị thay thế", "replaced by it"),
    Relation.AMENDS: Text("sửa đổi", "amends it"),
    Relation.REQUESTS: Text("được yêu cầu", "requested by it"),
}


class Tie(NamedTuple):
    """A link as recorded: one document RELATION another; only the relations in ABOVE have an upper and a lower end."""

    source: int
    relation: Relation
    target: int

    @property
    def upper(self) -> int:
        """The document that stands above."""
        return self.source if ABOVE[self.relation] == "from" else self.target

    @property
    def lower(self) -> int:
        """The document that stands below."""
        return self.target if ABOVE[self.relation] == "from" else self.source


@dataclass(slots=True)
class Branch:
    """One place of a document in the tree."""

    id: int
    #: How it is tied to the document above it; None for a root.
    relation: Relation | None = None
    #: Whether the document stands in full further up: its branches are not repeated here.
    repeated: bool = False
    branches: list["Branch"] = field(default_factory=list)


def tree_of(order: Sequence[int], ties: Iterable[Tie], root: int | None = None) -> list[Branch]:
    """Return the tree of the documents in `order`, which is that of roots and of branches.

    `root` is where to begin; without it, every document with none above it. Each document stands in full once, at
    its first place from the top; a circle of links is entered at its first document.
    """
    below = _below(order, ties)
    grown: set[int] = set()
    if root is not None:
        return [_grown(root, below, grown)]
    lower = {number for branches in below.values() for number in branches}
    found = [_grown(number, below, grown) for number in order if number not in lower]
    # Whoever is reached from no root stands in a circle.
    return found + [_grown(number, below, grown) for number in order if number not in grown]


def _below(order: Sequence[int], ties: Iterable[Tie]) -> dict[int, dict[int, Relation]]:
    """Return what stands below each document; of several relations between two the first of `Relation` counts."""
    rank = {number: place for place, number in enumerate(order)}
    relations = list(Relation)
    known = [tie for tie in ties if tie.relation in ABOVE and tie.upper in rank and tie.lower in rank]
    known.sort(key=lambda tie: (rank[tie.lower], relations.index(tie.relation)))
    found: dict[int, dict[int, Relation]] = {}
    for tie in known:
        found.setdefault(tie.upper, {}).setdefault(tie.lower, tie.relation)
    return found


def _grown(root: int, below: Mapping[int, Mapping[int, Relation]], grown: set[int]) -> Branch:
    """Return the branch of one document with all below it; `grown` are those that stand in full already."""
    first = Branch(root)
    waiting = [first]
    while waiting:
        branch = waiting.pop()
        if branch.id in grown:
            branch.repeated = True
            continue
        grown.add(branch.id)
        branch.branches = [Branch(number, relation) for number, relation in below.get(branch.id, {}).items()]
        waiting.extend(reversed(branch.branches))
    return first


class Placed(NamedTuple):
    """One place of a document in the tree, with how many stand above it."""

    branch: Branch
    depth: int


def in_order(branches: Sequence[Branch]) -> list[Placed]:
    """Return every place of a tree, each before those below it."""
    found: list[Placed] = []
    waiting = [Placed(branch, 0) for branch in reversed(branches)]
    while waiting:
        place = waiting.pop()
        found.append(place)
        waiting.extend(Placed(below, place.depth + 1) for below in reversed(place.branch.branches))
    return found


def leading_to(places: Sequence[Placed], wanted: Collection[int]) -> list[Placed]:
    """Return of the places of a tree those of the `wanted` documents and those above them, in order."""
    kept: list[Placed] = []
    # Above a kept place of depth n stands, going back, the next one of a smaller depth.
    above = 0
    for place in reversed(places):
        if place.branch.id in wanted or place.depth < above:
            kept.append(place)
            above = place.depth
    return kept[::-1]


def under(root: int, ties: Iterable[Tie]) -> set[int]:
    """Return the document and those below it whose tasks are tasks under it, too."""
    return reached(root, carrying_below(ties))


def carrying_below(ties: Iterable[Tie]) -> dict[int, list[int]]:
    """Return for each document those just below it whose tasks are tasks under it, too."""
    below: dict[int, list[int]] = {}
    for tie in ties:
        if tie.relation in CARRYING:
            below.setdefault(tie.upper, []).append(tie.lower)
    return below


def reached(start: int, following: Mapping[int, Iterable[int]]) -> set[int]:
    """Return `start` and all that is reached from it step by step."""
    found, waiting = {start}, [start]
    while waiting:
        new = set(following.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found


def closes_circle(tie: Tie, ties: Iterable[Tie]) -> bool:
    """Tell whether a link would make a document stand above itself by links of that one relation."""
    if tie.relation not in ABOVE:
        return False
    following: dict[int, list[int]] = {}
    for held in ties:
        if held.relation is tie.relation:
            following.setdefault(held.source, []).append(held.target)
    return tie.source in reached(tie.target, following)
