"""A calendar of deadlines by the letter of RFC 5545, and as another program reads it."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from nhiemvu.documents.calendar import write_calendar
from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.deadline_calendar import CalendarEntry, DeadlineCalendar, EntryStatus
from nhiemvu.domain.text import writable

ENTRY = CalendarEntry(
    uid="han-17-abc@nhiemvu",
    summary="Rà soát, bổ sung; báo cáo",
    description="Rà soát\nbổ sung",
    categories=("chưa hoàn thành quá hạn", "công tác dân vận, tôn giáo"),
    day=date(2026, 4, 30),
    status=EntryStatus.UNDER_WAY,
    starred=True,
    percent=60,
    completed_on=None,
    revision=5,
    changed_at=datetime(2026, 4, 2, 8, 30, tzinfo=VIETNAM),
)


def written(*entries: CalendarEntry, alarms: tuple[int, ...] = (3, 1), as_todo: bool = False) -> bytes:
    """Return a calendar as it is written."""
    file = io.BytesIO()
    calendar = DeadlineCalendar(
        name="Hạn nhiệm vụ", description="Tổng số 1, 2; 3.", entries=entries, alarms=alarms, as_todo=as_todo
    )
    write_calendar(file, calendar)
    return file.getvalue()


def lines(data: bytes) -> list[str]:
    """Return the lines of content, unfolded by RFC 5545, section 3.1, which each folded line is held to."""
    assert data.endswith(b"\r\n")
    folded = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in folded:
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        # A character is not cut in two.
        line.decode()
    return data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


#: NAME;PARAMETER=value:value
LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=[^:;]+)*):(?P<value>.*)", re.DOTALL)


def unescaped(value: str) -> str:
    """Return a text by RFC 5545, section 3.3.11; what must be escaped and is not fails."""
    found = []
    letters = iter(value)
    for letter in letters:
        assert letter not in ",;"
        assert letter == "\t" or ord(letter) >= 32
        if letter == "\\":
            following = next(letters)
            assert following in "\\;,nN"
            found.append("\n" if following in "nN" else following)
        else:
            found.append(letter)
    return "".join(found)


def properties(data: bytes, component: str) -> Iterator[dict[str, str]]:
    """Yield the lines of each component of a kind by their names, values as they stand."""
    held: list[str] = []
    fields: dict[str, str] = {}
    for line in lines(data):
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            held.append(value)
            fields = {} if value == component else fields
        elif name == "END":
            assert held.pop() == value
            if value == component:
                yield fields
        elif held[-1] == component:
            assert name not in fields
            fields[name + match["parameters"]] = value
    assert not held


def read(data: bytes, component: str) -> list[Any]:
    """Return components as another program reads them."""
    return list(Calendar.from_ical(data).walk(component))


def test_a_deadline_as_an_event() -> None:
    """A whole day without a zone, told as free, with its revision, category, star and reminders at eight."""
    (fields,) = properties(written(ENTRY), "VEVENT")
    assert fields == {
        "UID": "han-17-abc@nhiemvu",
        "DTSTAMP": "20260402T013000Z",
        "LAST-MODIFIED": "20260402T013000Z",
        "SEQUENCE": "5",
        "DTSTART;VALUE=DATE": "20260430",
        "DTEND;VALUE=DATE": "20260501",
        "SUMMARY": "Rà soát\\, bổ sung\\; báo cáo",
        "DESCRIPTION": "Rà soát\\nbổ sung",
        "CATEGORIES": "chưa hoàn thành quá hạn,công tác dân vận\\, tôn giáo",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "PRIORITY": "1",
    }
    assert [one["TRIGGER"] for one in properties(written(ENTRY), "VALARM")] == ["-P2DT16H", "-PT16H"]


def test_a_deadline_as_a_thing_to_do() -> None:
    """Due on its day, with its percent; the day of completion is a moment, as the format wants it."""
    (fields,) = properties(written(ENTRY, as_todo=True), "VTODO")
    assert fields["DUE;VALUE=DATE"] == "20260430"
    assert (fields["STATUS"], fields["PERCENT-COMPLETE"]) == ("IN-PROCESS", "60")
    assert "DTSTART;VALUE=DATE" not in fields
    done = replace(ENTRY, status=EntryStatus.DONE, percent=100, completed_on=date(2026, 4, 29))
    (fields,) = properties(written(done, as_todo=True), "VTODO")
    assert (fields["STATUS"], fields["COMPLETED"]) == ("COMPLETED", "20260428T170000Z")


@pytest.mark.parametrize(
    ("status", "event", "todo", "rings"),
    [
        (EntryStatus.OPEN, "CONFIRMED", "NEEDS-ACTION", True),
        (EntryStatus.UNDER_WAY, "CONFIRMED", "IN-PROCESS", True),
        (EntryStatus.WAITING, "TENTATIVE", "NEEDS-ACTION", False),
        (EntryStatus.DONE, "CONFIRMED", "COMPLETED", False),
        (EntryStatus.CANCELLED, "CANCELLED", "CANCELLED", False),
    ],
)
def test_how_far_an_entry_is(status: EntryStatus, event: str, todo: str, rings: bool) -> None:  # noqa: FBT001 a table's
    """Only what is to be done reminds."""
    entry = replace(ENTRY, status=status)
    for as_todo, component, wanted in ((False, "VEVENT", event), (True, "VTODO", todo)):
        data = written(entry, as_todo=as_todo)
        assert next(properties(data, component))["STATUS"] == wanted
        assert len(list(properties(data, "VALARM"))) == (2 if rings else 0)


def test_without_a_deadline() -> None:
    """It is in no calendar, and among the things to do without a day and a reminder."""
    entry = replace(ENTRY, day=None)
    assert read(written(entry), "VEVENT") == []
    (fields,) = properties(written(entry, as_todo=True), "VTODO")
    assert not [name for name in fields if name.startswith("DUE")]
    assert read(written(entry, as_todo=True), "VALARM") == []


@pytest.mark.parametrize(("days", "at"), [(0, 8), (1, -16), (3, -64), (365, 8 - 365 * 24)])
def test_reminders_come_at_eight(days: int, at: int) -> None:
    """So many days before the deadline, on the clock of who reads it."""
    (alarm,) = read(written(ENTRY, alarms=(days,)), "VALARM")
    assert alarm["trigger"].dt == timedelta(hours=at)


def test_what_is_told_of_all() -> None:
    """The calendar names itself and the counts, in the way that Google, Apple and Outlook read."""
    (fields,) = properties(written(), "VCALENDAR")
    assert fields["VERSION"] == "2.0"
    assert fields["X-WR-CALNAME"] == "Hạn nhiệm vụ"
    assert unescaped(fields["X-WR-CALDESC"]) == "Tổng số 1, 2; 3."
    assert "METHOD" not in fields


WORDS = st.text(st.sampled_from('\\,;:"\n\r\t nN\x00\x0b\x85\u2028aăệ😀') | st.characters(exclude_categories=["Cs"]))


@given(WORDS, WORDS, st.lists(WORDS.filter(writable), min_size=1, max_size=3), st.booleans())
def test_any_words(summary: str, description: str, categories: list[str], as_todo: bool) -> None:  # noqa: FBT001 drawn
    """They are folded and escaped as the format wants, and read back by the letter and by another program."""
    entry = replace(ENTRY, summary=summary, description=description, categories=tuple(categories))
    data = written(entry, as_todo=as_todo)
    component = "VTODO" if as_todo else "VEVENT"
    (fields,) = properties(data, component)
    assert unescaped(fields["SUMMARY"]) == writable(summary)
    assert unescaped(fields["DESCRIPTION"]) == writable(description)
    several = re.split(r"(?<!\\)(?:\\\\)*,", fields["CATEGORIES"])
    assert len(several) == len(categories)
    (found,) = read(data, component)
    assert str(found["summary"]) == writable(summary)
    assert str(found["description"]) == writable(description)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 30)), st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)))  # noqa: DTZ001 drawn with a zone below
def test_any_day(day: date, moment: datetime) -> None:
    """It is read as the same day, and the change as the same moment."""
    entry = replace(ENTRY, day=day, changed_at=moment.replace(microsecond=0, tzinfo=VIETNAM))
    (found,) = read(written(entry), "VEVENT")
    assert found["dtstart"].dt == day
    assert found["dtend"].dt == day + timedelta(days=1)
    assert found["last-modified"].dt == entry.changed_at.astimezone(UTC)
