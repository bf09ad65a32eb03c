"""The tree of directives: what stands below what, in full once, without going round in circles."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.directive_tree import ABOVE, Branch, Tie, closes_circle, tree_of, under
from nhiemvu.domain.directives import Relation

IMPLEMENTS, PROMULGATES, REPLACES = Relation.IMPLEMENTS, Relation.PROMULGATES, Relation.REPLACES
AMENDS, REQUESTS, CITES = Relation.AMENDS, Relation.REQUESTS, Relation.CITES

documents = st.integers(1, 8)
ties = st.lists(st.builds(Tie, documents, st.sampled_from(list(Relation)), documents), max_size=16)


def drawn(branches: list[Branch]) -> list[Any]:
    """Return a tree as nested lists of number, relation, mark of repetition, and branches."""
    return [
        [branch.id, branch.relation and branch.relation.value, *(["see above"] if branch.repeated else [])]
        + ([drawn(branch.branches)] if branch.branches else [])
        for branch in branches
    ]


@pytest.mark.parametrize(
    ("name", "held", "tree"),
    [
        ("what implements stands below", [Tie(2, IMPLEMENTS, 1)], [[1, None, [[2, "implements"]]]]),
        ("what is promulgated stands below", [Tie(1, PROMULGATES, 2)], [[1, None, [[2, "promulgates"]]]]),
        ("what amends stands below", [Tie(2, AMENDS, 1)], [[1, None, [[2, "amends"]]]]),
        ("what is replaced stands below the new one", [Tie(2, REPLACES, 1)], [[2, None, [[1, "replaces"]]]]),
        ("what was requested stands below", [Tie(1, REQUESTS, 2)], [[1, None, [[2, "requests"]]]]),
        ("what only cites stands beside", [Tie(2, CITES, 1)], [[1, None], [2, None]]),
        ("the stronger of two relations counts", [Tie(2, AMENDS, 1), Tie(2, IMPLEMENTS, 1)],
         [[1, None, [[2, "implements"]]]]),
        ("a link to itself is none", [Tie(1, CITES, 1)], [[1, None], [2, None]]),
    ],
)  # fmt: skip
def test_who_stands_above(name: str, held: list[Tie], tree: list[Any]) -> None:
    """Each relation has its upper end."""
    assert drawn(tree_of([1, 2], held)) == tree, name


def test_roots_and_branches_keep_the_order_given() -> None:
    """The order of the documents is that of the tree, at every depth."""
    held = [Tie(1, IMPLEMENTS, 9), Tie(3, IMPLEMENTS, 9), Tie(2, IMPLEMENTS, 9)]
    assert drawn(tree_of([5, 3, 2, 1, 9], held)) == [
        [5, None],
        [9, None, [[3, "implements"], [2, "implements"], [1, "implements"]]],
    ]


def test_a_document_under_two_stands_in_full_once() -> None:
    """The second place only refers to the first."""
    held = [Tie(3, IMPLEMENTS, 1), Tie(3, IMPLEMENTS, 2), Tie(4, IMPLEMENTS, 3)]
    assert drawn(tree_of([1, 2, 3, 4], held)) == [
        [1, None, [[3, "implements", [[4, "implements"]]]]],
        [2, None, [[3, "implements", "see above"]]],
    ]


def test_a_circle_is_entered_at_its_first_document() -> None:
    """Going round ends where it began."""
    held = [Tie(1, IMPLEMENTS, 2), Tie(2, REPLACES, 1), Tie(2, IMPLEMENTS, 1)]
    assert drawn(tree_of([1, 2], held)) == [[1, None, [[2, "implements", [[1, "implements", "see above"]]]]]]


def test_a_tree_of_one_begins_there() -> None:
    """What stands above it or beside it is left out."""
    held = [Tie(2, IMPLEMENTS, 1), Tie(3, IMPLEMENTS, 2), Tie(4, IMPLEMENTS, 1)]
    assert drawn(tree_of([1, 2, 3, 4], held, 2)) == [[2, None, [[3, "implements"]]]]


def test_a_long_chain_is_no_obstacle() -> None:
    """Depth costs no recursion."""
    chain = [Tie(number + 1, IMPLEMENTS, number) for number in range(1, 5000)]
    [root] = tree_of(list(range(1, 5001)), chain)
    assert root.id == 1
    assert len(under(1, chain)) == 5000


@given(ties)
def test_each_document_stands_in_full_exactly_once(held: list[Tie]) -> None:
    """Whatever the links, nothing is lost and nothing doubled."""
    waiting, whole = tree_of(list(range(1, 9)), held), []
    while waiting:
        branch = waiting.pop()
        whole += [] if branch.repeated else [branch.id]
        assert not (branch.repeated and branch.branches)
        waiting.extend(branch.branches)
    assert sorted(whole) == list(range(1, 9))


def test_tasks_are_carried_by_what_implements_amends_or_is_promulgated() -> None:
    """Step by step downward; what replaces, requests or cites carries none."""
    held = [
        Tie(2, IMPLEMENTS, 1), Tie(2, PROMULGATES, 3), Tie(4, AMENDS, 3),
        Tie(1, REPLACES, 5), Tie(1, REQUESTS, 6), Tie(7, CITES, 1), Tie(1, IMPLEMENTS, 8),
    ]  # fmt: skip
    assert under(1, held) == {1, 2, 3, 4}
    assert under(8, held) == {1, 2, 3, 4, 8}
    assert under(5, held) == {5}


@pytest.mark.parametrize(
    ("name", "tie", "closes"),
    [
        ("back to the first", Tie(1, IMPLEMENTS, 3), True),
        ("back to the one before", Tie(2, IMPLEMENTS, 3), True),
        ("onward", Tie(4, IMPLEMENTS, 3), False),
        ("the same link again", Tie(3, IMPLEMENTS, 2), False),
        ("a shorter way", Tie(3, IMPLEMENTS, 1), False),
        ("another relation", Tie(1, REPLACES, 3), False),
        ("a citation", Tie(1, CITES, 3), False),
    ],
)
def test_circles(name: str, tie: Tie, *, closes: bool) -> None:
    """A document must not stand above itself by one relation."""
    held = [Tie(2, IMPLEMENTS, 1), Tie(3, IMPLEMENTS, 2), Tie(3, CITES, 1)]
    assert closes_circle(tie, held) is closes, name


def test_every_relation_but_cites_has_an_upper_end() -> None:
    """A relation that is added must be thought of here."""
    assert set(ABOVE) == set(Relation) - {CITES}
