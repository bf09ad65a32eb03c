"""What a corrected file changes: which point is which, and how they differ."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.corrections import Fate, HeldPoint, NewPoint, PointChange, compare_points, same_words
from nhiemvu.domain.tasks import Cadence

CLASSES = "Tổ chức 02 lớp bồi dưỡng kỹ năng số cho bí thư chi bộ, trưởng thôn, cán bộ, công chức xã."
MORE_CLASSES = "Mở 03 lớp bồi dưỡng kỹ năng số cho bí thư chi bộ và công chức xã, có thực hành."
DATA = "Rà soát, làm sạch dữ liệu dân cư, hộ tịch, đất đai trên địa bàn xã theo kế hoạch của tỉnh."
TEAMS = "Kiện toàn 12 tổ công nghệ số cộng đồng; giúp người cao tuổi cài đặt các tiện ích số."
PLAN_A = "Tiếp tục thực hiện Kế hoạch số 26-KH/ĐU của Ban Thường vụ Đảng ủy."
PLAN_B = "Tiếp tục thực hiện Kế hoạch số 31-KH/ĐU của Ban Thường vụ Đảng ủy."
CONTEST = "Hội thi tin học trẻ lần thứ nhất dành cho học sinh trung học cơ sở."

#: A name, the texts of the held file and of the corrected one, and the fates: of each new point with the place of the
#: held point that it is, then of those left out.
CASES: list[tuple[str, list[str], list[str], list[tuple[Fate, int | None]]]] = [
    ("nothing", [CLASSES, DATA], [CLASSES, DATA], [(Fate.UNCHANGED, 0), (Fate.UNCHANGED, 1)]),
    ("only spaces", [CLASSES], [CLASSES.replace(" ", "\n", 1) + " "], [(Fate.UNCHANGED, 0)]),
    ("reworded in its place", [CLASSES, DATA], [MORE_CLASSES, DATA], [(Fate.REWORDED, 0), (Fate.UNCHANGED, 1)]),
    (
        "one left out, the others move up",
        [CLASSES, DATA, TEAMS],
        [CLASSES, TEAMS],
        [(Fate.UNCHANGED, 0), (Fate.UNCHANGED, 2), (Fate.REMOVED, 1)],
    ),
    (
        "one put in front, one reworded further down",
        [CLASSES, DATA],
        [CONTEST, MORE_CLASSES, DATA],
        [(Fate.ADDED, None), (Fate.REWORDED, 0), (Fate.UNCHANGED, 1)],
    ),
    ("exchanged places", [CLASSES, DATA], [DATA, CLASSES], [(Fate.UNCHANGED, 1), (Fate.UNCHANGED, 0)]),
    (
        "alike but for a number: the same words win over the same place",
        [PLAN_A, PLAN_B],
        [PLAN_B],
        [(Fate.UNCHANGED, 1), (Fate.REMOVED, 0)],
    ),
    (
        "another point in the place of one",
        [CLASSES, TEAMS],
        [CONTEST, TEAMS],
        [(Fate.ADDED, None), (Fate.UNCHANGED, 1), (Fate.REMOVED, 0)],
    ),
    ("the same words twice", [TEAMS, TEAMS], [TEAMS], [(Fate.UNCHANGED, 0), (Fate.REMOVED, 1)]),
    ("everything left out", [CLASSES, DATA], [], [(Fate.REMOVED, 0), (Fate.REMOVED, 1)]),
    ("everything new", [], [CLASSES], [(Fate.ADDED, None)]),
]


def held_point(place: int, text: str, **values: Any) -> HeldPoint:
    """Return a held point with the task of its place."""
    return HeldPoint(**{"task_id": place, "label": f"III.{place + 1}", "text": text, **values})


def new_point(place: int, text: str, **values: Any) -> NewPoint:
    """Return a point of a corrected file."""
    return NewPoint(label=f"III.{place + 1}", text=text, **values)


def compared(held: list[str], new: list[str]) -> list[PointChange]:
    """Compare the texts of two files."""
    return compare_points([held_point(*one) for one in enumerate(held)], [new_point(*one) for one in enumerate(new)])


@pytest.mark.parametrize(("name", "held", "new", "fates"), CASES, ids=[case[0] for case in CASES])
def test_fates(name: str, held: list[str], new: list[str], fates: list[tuple[Fate, int | None]]) -> None:
    """Each point has one counterpart at most, the likeliest."""
    changes = compared(held, new)
    assert [(change.fate, change.held.task_id if change.held else None) for change in changes] == fates, name


@given(
    st.lists(st.sampled_from([CLASSES, MORE_CLASSES, DATA, TEAMS, PLAN_A, PLAN_B, CONTEST]), max_size=8),
    st.lists(st.sampled_from([CLASSES, MORE_CLASSES, DATA, TEAMS, PLAN_A, PLAN_B, CONTEST]), max_size=8),
)
def test_every_point_has_one_fate(held: list[str], new: list[str]) -> None:
    """Each point of either file is told once; what both have word for word is unchanged as often as both have it."""
    changes = compared(held, new)
    assert sorted(change.held.task_id for change in changes if change.held) == list(range(len(held)))
    assert [change.new.text for change in changes if change.new] == new
    unchanged = Counter(change.new.text for change in changes if change.new and change.fate is Fate.UNCHANGED)
    assert unchanged == Counter(held) & Counter(new)
    assert all(
        same_words(change.held.text, change.new.text) is not change.is_reworded
        for change in changes
        if change.held and change.new
    )


@given(st.lists(st.sampled_from([CLASSES, DATA, TEAMS, PLAN_A, PLAN_B]), max_size=8))
def test_the_same_points_are_unchanged(texts: list[str]) -> None:
    """Nothing differs from itself."""
    assert {change.fate for change in compared(texts, texts)} <= {Fate.UNCHANGED}


JUNE, JULY = date(2026, 6, 30), date(2026, 7, 20)

DETAILS: list[tuple[str, dict[str, Any], dict[str, Any], Fate]] = [
    ("another deadline", {"due_on": JUNE, "due_now": JUNE}, {"due_on": JULY}, Fate.CHANGED),
    ("the office has moved the deadline there", {"due_on": JUNE, "due_now": JULY}, {"due_on": JULY}, Fate.UNCHANGED),
    ("the office has moved the deadline", {"due_on": JUNE, "due_now": JULY}, {"due_on": JUNE}, Fate.UNCHANGED),
    ("a new lead", {"lead": "Ban A"}, {"lead": "Ban B"}, Fate.CHANGED),
    ("a lead where there was none", {}, {"lead": "Ban B"}, Fate.CHANGED),
    (
        "the office has passed it on",
        {"lead": "Ban B", "earlier_leads": ("Ban A",)},
        {"lead": "Ban A"},
        Fate.UNCHANGED,
    ),
    ("the file names nobody", {"lead": "Ban A"}, {}, Fate.UNCHANGED),
    ("another directive", {"directives": ("1-CT/TW",)}, {"directives": ("2-CT/TW",)}, Fate.CHANGED),
    ("directives in another order", {"directives": ("1", "2")}, {"directives": ("2", "1")}, Fate.UNCHANGED),
    ("the same words with another cadence", {}, {"cadence": Cadence.ONGOING}, Fate.UNCHANGED),
    ("it is back", {"dropped": True}, {}, Fate.RESTORED),
]


@pytest.mark.parametrize(("name", "held", "new", "fate"), DETAILS, ids=[case[0] for case in DETAILS])
def test_details(name: str, held: dict[str, Any], new: dict[str, Any], fate: Fate) -> None:
    """With the same words, what the file itself changed counts, not what the office did."""
    [change] = compare_points([held_point(0, CLASSES, **held)], [new_point(0, CLASSES, **new)])
    assert change.fate is fate, name


def test_a_point_left_out_before_is_not_told_again() -> None:
    """It takes part only where it is back, after the points that stand."""
    dropped, standing = held_point(0, TEAMS, dropped=True), held_point(1, TEAMS)
    assert [change.fate for change in compare_points([dropped], [])] == []
    [change] = compare_points([dropped, standing], [new_point(0, TEAMS)])
    assert change.held == standing
