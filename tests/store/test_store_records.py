"""Settings, units, series and the session that writes them."""

from datetime import date

import pytest

from nhiemvu.store.series import all_series, series_id
from nhiemvu.store.session import Change, Session
from nhiemvu.store.settings import read_settings, write_setting
from nhiemvu.store.tables import setting, unit
from nhiemvu.store.units import add_unit, all_units
from tests.store.store_factories import make_unit


def test_setting_is_written_and_overwritten(session: Session) -> None:
    """A setting keeps its last value, and saying it again changes nothing."""
    write_setting(session, "office", "Ban Tuyên giáo Huyện ủy Sông Trà")
    write_setting(session, "office", "Ban Tuyên giáo Huyện ủy Sông Bình")
    changes = len(session.changes)
    write_setting(session, "office", "Ban Tuyên giáo Huyện ủy Sông Bình")
    assert read_settings(session) == {"office": "Ban Tuyên giáo Huyện ủy Sông Bình"}
    assert len(session.changes) == changes


def test_units_come_back_with_their_names(session: Session) -> None:
    """A unit has its aliases in order, those that differ only in accents once."""
    above = make_unit(session, "Ủy ban nhân dân huyện")
    number = add_unit(
        session,
        name="Phòng Văn hóa",
        aliases=["PVH", "Phòng VH", "pvh"],
        parent_id=above,
        valid_from=date(2020, 1, 1),
    )
    found = all_units(session)[1]
    assert (found.id, found.name, found.aliases) == (number, "Phòng Văn hóa", ("PVH", "Phòng VH"))
    assert (found.parent_id, found.valid_from, found.valid_to) == (above, date(2020, 1, 1), None)


def test_series_is_one_whatever_its_writing(session: Session) -> None:
    """Case, tone placement and spaces make no new series."""
    assert series_id(session, "Công tác hòa giải", create=False) is None
    number = series_id(session, " Công tác  hòa giải ", create=True)
    assert series_id(session, "công tác hoà giải", create=True) == number
    assert all_series(session) == ["Công tác hòa giải"]


def test_session_notes_rows_before_and_after(session: Session) -> None:
    """An insert holds the whole row, an update what differs, a delete the whole row."""
    number = make_unit(session, "Hội Nông dân", valid_from=date(2023, 1, 1))
    assert session.update(unit, number, {"name": "Hội Nông dân huyện", "valid_from": date(2023, 1, 1)})
    session.delete(unit, number)
    added, changed, removed = session.changes
    assert added.before is None
    assert added.after is not None
    assert added.after["valid_from"] == "2023-01-01"
    assert changed == Change("unit", {"id": number}, {"name": "Hội Nông dân"}, {"name": "Hội Nông dân huyện"})
    assert removed.before == {**added.after, "name": "Hội Nông dân huyện"}
    assert removed.after is None


def test_update_without_difference_writes_nothing(session: Session) -> None:
    """What is already so is not written."""
    number = make_unit(session, "Hội Nông dân")
    assert not session.update(unit, number, {"name": "Hội Nông dân"})
    assert len(session.changes) == 1


def test_table_without_numbers_gives_zero_and_takes_a_key(session: Session) -> None:
    """A table whose key is a word is written by that word."""
    assert session.insert(setting, {"key": "place", "value": "Sông Trà"}) == 0
    assert session.update(setting, {"key": "place"}, {"value": "Sông Bình"})
    assert session.changes[-1].key == {"key": "place"}


def test_missing_row_is_not_changed_silently(session: Session) -> None:
    """Changing or removing a row that is not there fails."""
    with pytest.raises(LookupError):
        session.update(unit, 99, {"name": "x"})
    with pytest.raises(LookupError):
        session.delete(unit, 99)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        pytest.param("Ho\u0300a bi\u0300nh", "Hòa bình", id="decomposed letters are composed"),
        pytest.param("a\0b", "ab", id="no database takes NUL"),
        pytest.param("b\udce1o c\udce1o.docx", "b?o c?o.docx", id="half characters of a file name"),
    ],
)
def test_text_is_stored_in_one_form(session: Session, written: str, stored: str) -> None:
    """Text is NFC and holds nothing that a database refuses."""
    write_setting(session, "office", written)
    assert read_settings(session)["office"] == stored
