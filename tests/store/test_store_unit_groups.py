"""Groups of units: kept with their members, by name."""

import pytest
from sqlalchemy.exc import IntegrityError

from nhiemvu.store.session import Session
from nhiemvu.store.unit_groups import add_group, add_member, all_groups, remove_group, remove_member
from nhiemvu.store.units import add_alias, all_units, remove_alias
from tests.store.store_factories import make_unit


def groups(session: Session) -> dict[str, list[int]]:
    """Return the groups' names with the numbers of their members."""
    return {group.name: [unit.id for unit in group.members] for group in all_groups(session, all_units(session))}


def test_units_come_and_go(session: Session) -> None:
    """A unit may be in several groups; an empty group can be removed."""
    one, two = make_unit(session, "Chi bộ 1"), make_unit(session, "Chi bộ 2")
    first, second = add_group(session, "Các chi bộ"), add_group(session, "Cơ quan")
    for group, unit in ((first, two), (first, one), (second, one)):
        add_member(session, group, unit)
    assert groups(session) == {"Các chi bộ": [one, two], "Cơ quan": [one]}
    remove_member(session, second, one)
    remove_group(session, second)
    assert groups(session) == {"Các chi bộ": [one, two]}


def test_name_is_taken_once(session: Session) -> None:
    """Case and accents do not make another group."""
    add_group(session, "Các chi bộ")
    with pytest.raises(IntegrityError), session.connection.begin_nested():
        add_group(session, "CAC CHI BO")


def test_aliases_come_and_go(session: Session) -> None:
    """The others stay as they were."""
    number = make_unit(session, "Huyện đoàn", aliases=["HĐ", "Đoàn huyện"])
    add_alias(session, number, "Đoàn TNCS")
    remove_alias(session, number, "hđ")
    assert all_units(session)[0].aliases == ("Đoàn huyện", "Đoàn TNCS")
