"""Deadlines in words on the command line: what is kept and shown, and what is refused."""

import pytest

from tests.support import Office

CASES = [
    ("two readings", 2, ["add", "Họp", "--due", "5"], "05/04/2023 hay tháng 5"),
    ("an impossible day", 2, ["add", "Họp", "--due", "trước ngày 31/6"], "Có phải là: 30/6?"),
    ("no single day", 2, ["assign", "1", "--to", "Văn phòng", "--due", "sớm"], "không cho một ngày cụ thể"),
    ("words left over", 2, ["edit", "1", "--due", "trong quý II nhé"], "không hiểu “nhé”"),
    ("an impossible whole date", 2, ["edit", "1", "--due", "2023-13-01"], "Có phải là 13/1/2023?"),
    ("a name that is none", 2, ["update", "1", "--percent", "5", "--on", "cuối kỳ sau nữa"], "không phải dạng ngày"),
]


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with a unit and a task of the second quarter."""
    return office.begun(
        ("2023-04-03", "unit", "add", "Văn phòng"),
        ("2023-04-03", "add", "Rà soát", "--period", "2023-Q2", "--series", "công tác A"),
    )


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES)
def test_what_is_unclear_is_refused(filled: Office, name: str, code: int, words: list[str], said: str) -> None:
    """The reason and the readings are said; nothing is written."""
    del name
    before = filled.rows()
    assert said in filled(*words, code=code).err
    assert filled.rows() == before


def test_the_rule_is_shown_with_the_day(office: Office) -> None:
    """The words stay with the task, the rule is told when they are typed; a plain date needs neither."""
    assert "Hạn: trong quý II → 30/06/2023 (ngày cuối quý)." in office("add", "Họp", "--due", "trong quý II").out
    assert "30/06/2023 (“trong quý II”)" in office("show", 1).out
    plain = office("add", "Họp", "--due", "30/6/2023").out
    assert "→" not in plain
    english = office("--lang", "en", "add", "Họp", "--due", "eoq").out
    assert "Due: eoq → 30/06/2023 (the last day of the quarter)." in english


def test_a_deadline_in_words_is_given_and_corrected(filled: Office) -> None:
    """`assign` and `edit` read the same words, in the period of the task; the first deadline stays."""
    out = filled("assign", 1, "--to", "Văn phòng", "--due", "10 ngày làm việc").out
    # Holidays of April 2023 begin behind it.
    assert "10 ngày làm việc → 17/04/2023" in out
    assert "cuối quý → 30/06/2023" in filled("edit", 1, "--due", "cuối quý").out
    task = filled("show", 1, "--format", "json").json
    assert (task["due_on"], task["original_due_on"]) == ("2023-06-30", "2023-04-17")
    filled("undo", 2)
    assert filled("show", 1, "--format", "json").json["due_on"] is None


def test_an_estimate_is_marked(office: Office) -> None:
    """Working days of a year whose days off are not decreed are an estimate."""
    outcome = office("add", "Họp", "--due", "10 ngày làm việc", today="2030-12-26")
    assert "Tạm tính: lịch nghỉ năm 2030, 2031" in outcome.err
    assert "Tạm tính" not in office("add", "Họp", "--due", "10 ngày", today="2030-12-26").err


def test_days_by_their_names(filled: Office) -> None:
    """Where one day is asked for, its name will do."""
    filled("update", 1, "--percent", "40", "--on", "hôm qua")
    assert filled("show", 1, "--format", "json").json["last_update_on"] == "2023-04-02"
