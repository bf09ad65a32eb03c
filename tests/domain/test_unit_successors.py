"""Units that are renamed, merged and split: their names on a day, who goes on with their work, which one is meant."""

from datetime import date

import pytest

from nhiemvu.domain.handing_over import (
    BadHandingOver,
    BadRule,
    NoSuccessor,
    chosen_units,
    parse_file,
    successor_named,
    word_rule,
)
from nhiemvu.domain.unit_changes import UnitChange, UnitChangeKind
from nhiemvu.domain.unit_successors import UnitEnded, forebears, heirs, name_then_and_now, require_at_work
from nhiemvu.domain.units import AmbiguousUnit, Unit, UnknownUnit, find_unit
from tests.domain.task_factory import make_task

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
MARCH = date(2025, 3, 1)


def renamed(name: str, day: date) -> UnitChange:
    """Return the change by which a unit lost a name."""
    return UnitChange(kind=UnitChangeKind.RENAME, from_on=day, former_name=name)


def split(*numbers: int) -> UnitChange:
    """Return the change by which a unit gave way to others in July."""
    return UnitChange(kind=UnitChangeKind.SPLIT, from_on=JULY, successors=numbers)


DISTRICT = Unit(id=1, name="Huyện ủy Vân Khê", aliases=("Vân Khê",), valid_to=JUNE, changes=(split(3, 4),))
OLD = Unit(id=2, name="Đảng ủy xã Đồng Mây", valid_to=JUNE, changes=(split(3),))
NEW = Unit(id=3, name="Đảng ủy xã Đồng Mây", valid_from=JULY)
PROVINCE = Unit(id=4, name="Tỉnh ủy Lam Vân", aliases=("Vân Khê cũ",))
BOARD = Unit(
    id=5,
    name="Ban Xây dựng Đảng",
    changes=(renamed("Ban Tuyên giáo", MARCH), renamed("Ban Tuyên giáo và Dân vận", JULY)),
)
GONE = Unit(id=6, name="Tổ giúp việc", valid_to=JUNE)
UNITS = [DISTRICT, OLD, NEW, PROVINCE, BOARD, GONE]

NAMES = [
    (date(2025, 2, 28), "Ban Tuyên giáo"),
    (MARCH, "Ban Tuyên giáo và Dân vận"),
    (JUNE, "Ban Tuyên giáo và Dân vận"),
    (JULY, "Ban Xây dựng Đảng"),
]


@pytest.mark.parametrize(("day", "name"), NAMES)
def test_a_name_is_that_of_its_day(day: date, name: str) -> None:
    """From the first day of a new name on it is called so, not before."""
    assert BOARD.name_on(day) == name


MEANT = [
    ("Đảng ủy xã Đồng Mây", JUNE, 2),
    ("Đảng ủy xã Đồng Mây", JULY, 3),
    ("dang uy xa dong may", JULY, 3),
    ("Ban Tuyên giáo", JULY, 5),
    ("ban tuyen giao va dan van", JUNE, 5),
    ("Vân Khê", JULY, 1),
    ("đuxđm", JUNE, 2),
    ("6", JULY, 6),
]


@pytest.mark.parametrize(("wanted", "day", "number"), MEANT)
def test_which_unit_is_meant(wanted: str, day: date, number: int) -> None:
    """Of one name the unit at work on the day; former names, too; a unit that is no more where no other fits."""
    assert find_unit(wanted, UNITS, day).id == number


def test_without_a_day_one_name_of_two_is_unclear() -> None:
    """Nothing is guessed."""
    with pytest.raises(AmbiguousUnit):
        find_unit("Đảng ủy xã Đồng Mây", UNITS)
    with pytest.raises(UnknownUnit):
        find_unit("Sở X", UNITS, JULY)


def test_heirs_are_followed_to_those_at_work() -> None:
    """Through units that ended in turn, each once, a circle notwithstanding."""
    assert heirs(DISTRICT, UNITS, JULY) == [NEW, PROVINCE]
    chain = [
        Unit(id=1, name="A", valid_to=JUNE, changes=(split(2, 3),)),
        Unit(id=2, name="B", valid_to=JUNE, changes=(split(3, 1),)),
        Unit(id=3, name="C"),
    ]
    assert heirs(chain[0], chain, JULY) == [chain[2]]
    assert heirs(GONE, UNITS, JULY) == []
    assert forebears(NEW, UNITS) == [DISTRICT, OLD]


TOLD = [
    (DISTRICT, JUNE, JUNE, "Huyện ủy Vân Khê"),
    (DISTRICT, JUNE, JULY, "Huyện ủy Vân Khê (nay là Đảng ủy xã Đồng Mây, Tỉnh ủy Lam Vân)"),
    (OLD, JUNE, JULY, "Đảng ủy xã Đồng Mây"),
    (BOARD, date(2025, 1, 1), JULY, "Ban Tuyên giáo (nay là Ban Xây dựng Đảng)"),
    (BOARD, date(2025, 1, 1), MARCH, "Ban Tuyên giáo (nay là Ban Tuyên giáo và Dân vận)"),
    (BOARD, JULY, JULY, "Ban Xây dựng Đảng"),
    (GONE, JUNE, JULY, "Tổ giúp việc"),
]


@pytest.mark.parametrize(("unit", "then", "today", "words"), TOLD)
def test_an_old_name_is_told_with_the_new_one(unit: Unit, then: date, today: date, words: str) -> None:
    """Only where it is another today."""
    assert name_then_and_now(unit, UNITS, then, today) == words


def test_many_successors_are_told_by_their_number() -> None:
    """A line of a report has no room for all of them."""
    several = [Unit(id=number, name=f"Xã {number}") for number in range(2, 8)]
    unit = Unit(id=1, name="Huyện", valid_to=JUNE, changes=(split(*range(2, 8)),))
    assert name_then_and_now(unit, [unit, *several], JUNE, JULY) == "Huyện (nay là 6 đơn vị)"
    assert name_then_and_now(unit, [unit, *several], JUNE, JUNE) == "Huyện"


def test_a_unit_that_is_no_more_takes_no_task() -> None:
    """On its last day it does; the error says who follows."""
    require_at_work(DISTRICT, UNITS, JUNE)
    with pytest.raises(UnitEnded) as caught:
        require_at_work(DISTRICT, UNITS, JULY)
    assert "30/06/2025; nay là: “Đảng ủy xã Đồng Mây”, “Tỉnh ủy Lam Vân”" in caught.value.message.vi
    with pytest.raises(UnitEnded) as caught:
        require_at_work(GONE, UNITS, JULY)
    assert "không có đơn vị kế thừa" in caught.value.message.vi


SUCCESSORS = [NEW, PROVINCE]
LINES = ["﻿# Ghi chú", "", "1 3-4, 9: Tỉnh ủy Lam Vân", "3: Đảng ủy xã Đồng Mây", "12:4"]


def test_a_file_says_which_task_goes_where() -> None:
    """Numbers and ranges, names and numbers of units, remarks; the later line holds."""
    chosen = parse_file(LINES, "ban-giao.txt", SUCCESSORS)
    assert {number: unit.id for number, unit in chosen.items()} == {1: 4, 3: 3, 4: 4, 9: 4, 12: 4}


@pytest.mark.parametrize("line", ["Tỉnh ủy Lam Vân", "a: Tỉnh ủy", "3:", ": Tỉnh ủy", "8-5: 4", "1-999999: 4"])
def test_a_line_that_says_nothing_is_told_with_its_place(line: str) -> None:
    """The file, the line and its words."""
    with pytest.raises(BadHandingOver) as caught:
        parse_file(["# a", line], "ban-giao.txt", SUCCESSORS)
    assert caught.value.message.vi.startswith("ban-giao.txt, dòng 2: ")


def test_a_task_goes_to_a_successor_only() -> None:
    """Another unit is named in the error."""
    with pytest.raises(NoSuccessor, match="Huyện ủy"):
        successor_named("Huyện ủy Vân Khê", SUCCESSORS)


def test_tasks_are_chosen_by_number_then_words_then_the_rest() -> None:
    """Words as in a search: without accents any, all of them, in the text of the task."""
    tasks = [make_task(1, "Kiểm tra hồ chứa Suối Đá"), make_task(2, "Kiểm tra chợ"), make_task(3, "Hồ chứa Gò Sim")]
    rules = [word_rule("hồ chứa=Đảng ủy xã Đồng Mây", SUCCESSORS), word_rule('"kiem tra"=4', SUCCESSORS)]
    chosen = chosen_units(tasks, {1: PROVINCE}, rules, None)
    assert {number: unit.id for number, unit in chosen.items()} == {1: 4, 2: 4, 3: 3}
    assert chosen_units(tasks, {}, [], None) == {}
    assert set(chosen_units(tasks, {}, [], NEW)) == {1, 2, 3}


@pytest.mark.parametrize("rule", ["hồ chứa", "=Tỉnh ủy Lam Vân", "hồ chứa= "])
def test_a_rule_without_words_or_unit_is_refused(rule: str) -> None:
    """Both sides of the sign are needed."""
    with pytest.raises(BadRule):
        word_rule(rule, SUCCESSORS)
