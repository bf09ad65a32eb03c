"""Links between documents, and the tasks under one, found by one statement on both databases."""

import random

from nhiemvu.domain.directive_tree import Tie, under
from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.tasks import Origin
from nhiemvu.store.directive_links import all_links, ids_under, remove_link, tasks_of
from nhiemvu.store.directives import add_directive, add_link
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import TaskFilter, add_task_directives, find_tasks
from tests.store.store_factories import make_task


def make_documents(session: Session, count: int) -> list[int]:
    """Add documents and return their numbers."""
    return [add_directive(session, Directive(kind="KH", symbol=f"{number}-KH/HU")) for number in range(1, count + 1)]


def test_links_are_listed_and_removed(session: Session) -> None:
    """A removed link is gone, and removing it again tells so."""
    one, other = make_documents(session, 2)
    add_link(session, one, Relation.IMPLEMENTS, other)
    add_link(session, one, Relation.CITES, other)
    assert all_links(session) == [Tie(one, Relation.IMPLEMENTS, other), Tie(one, Relation.CITES, other)]
    assert remove_link(session, one, Relation.IMPLEMENTS, other)
    assert not remove_link(session, one, Relation.IMPLEMENTS, other)
    assert not remove_link(session, other, Relation.CITES, one)
    assert all_links(session) == [Tie(one, Relation.CITES, other)]


def test_the_statement_keeps_the_rule_of_the_domain(session: Session) -> None:
    """Whatever the links, circles too, SQL and Python find the same documents."""
    numbers = make_documents(session, 12)
    chance = random.Random(7)  # noqa: S311 links for a test
    for _ in range(30):
        source, target = chance.sample(numbers, 2)
        add_link(session, source, chance.choice(list(Relation)), target)
    ties = all_links(session)
    for number in numbers:
        assert set(session.connection.execute(ids_under(number)).scalars()) == under(number, ties)


def test_tasks_under_a_document_are_found_once(session: Session) -> None:
    """Tasks that cite it, come from it, or belong to what implements it; no others."""
    directive, plan, order, beside = make_documents(session, 4)
    add_link(session, plan, Relation.IMPLEMENTS, directive)
    add_link(session, order, Relation.PROMULGATES, plan)
    add_link(session, beside, Relation.CITES, directive)
    both, planned, other = make_task(session), make_task(session, origin=Origin(plan, "II.1")), make_task(session)
    add_task_directives(session, both, [directive, plan])
    add_task_directives(session, other, [beside])
    found = {
        number: sorted(task.id for task in find_tasks(session, TaskFilter(under_directive_id=number)))
        for number in (directive, plan, order, beside)
    }
    assert found == {directive: [both, planned], plan: [both, planned], order: [both, planned], beside: [other]}
    assert tasks_of(session, [directive, plan, order]) == {directive: [both], plan: [both, planned]}
    assert find_tasks(session, TaskFilter(under_directive_id=99)) == []
