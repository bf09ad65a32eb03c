"""Write a calendar of deadlines as .ics, entry by entry: whole days without a time zone.

An entry keeps its UID, and its SEQUENCE grows with each change, so that a calendar which takes the file in again
changes what it holds. [RFC 5545; VEVENT for Outlook, Google and phones, VTODO for lists of things to do]
"""

from datetime import UTC, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Alarm, Calendar, Component, Event, Todo, vText

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.deadline_calendar import CalendarEntry, DeadlineCalendar, EntryStatus
from nhiemvu.domain.text import writable

#: When on its day a reminder sounds: as the office opens.
ALARM_HOUR = 8
END = b"END:VCALENDAR\r\n"
EVENT_STATUS = {
    EntryStatus.OPEN: "CONFIRMED",
    EntryStatus.UNDER_WAY: "CONFIRMED",
    EntryStatus.WAITING: "TENTATIVE",
    EntryStatus.DONE: "CONFIRMED",
    EntryStatus.CANCELLED: "CANCELLED",
}
TODO_STATUS = {
    EntryStatus.OPEN: "NEEDS-ACTION",
    EntryStatus.UNDER_WAY: "IN-PROCESS",
    EntryStatus.WAITING: "NEEDS-ACTION",
    EntryStatus.DONE: "COMPLETED",
    EntryStatus.CANCELLED: "CANCELLED",
}


def write_calendar(file: BinaryIO, calendar: DeadlineCalendar) -> None:
    """Write a calendar; a task without a deadline is written as a thing to do alone."""
    whole = Calendar()
    whole.add("prodid", "-//nhiemvu//nhiemvu//VI")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    # Names of no standard are texts, too, which the library would not know.
    whole.add("x-wr-calname", vText(writable(calendar.name)))
    whole.add("x-wr-caldesc", vText(writable(calendar.description)))
    file.write(whole.to_ical().removesuffix(END))
    for entry in calendar.entries:
        if entry.day or calendar.as_todo:
            made = _todo(entry) if calendar.as_todo else _event(entry)
            if entry.day and entry.status in {EntryStatus.OPEN, EntryStatus.UNDER_WAY}:
                for days in calendar.alarms:
                    made.add_component(_alarm(entry, days, related_to_end=calendar.as_todo))
            file.write(made.to_ical())
    file.write(END)


def _event(entry: CalendarEntry) -> Component:
    event = Event()
    _describe(event, entry)
    if entry.day:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("status", EVENT_STATUS[entry.status])
    # A deadline takes nobody's day.
    event.add("transp", "TRANSPARENT")
    return event


def _todo(entry: CalendarEntry) -> Component:
    todo = Todo()
    _describe(todo, entry)
    if entry.day:
        todo.add("due", entry.day)
    todo.add("status", TODO_STATUS[entry.status])
    if entry.percent is not None:
        todo.add("percent-complete", entry.percent)
    if entry.status is EntryStatus.DONE and entry.completed_on:
        # It must be a moment: the one at which that day began in Vietnam.
        todo.add("completed", datetime.combine(entry.completed_on, time(), VIETNAM).astimezone(UTC))
    return todo


def _describe(component: Component, entry: CalendarEntry) -> None:
    component.add("uid", entry.uid)
    component.add("dtstamp", entry.changed_at.astimezone(UTC))
    component.add("last-modified", entry.changed_at.astimezone(UTC))
    component.add("sequence", entry.revision)
    component.add("summary", writable(entry.summary))
    component.add("description", writable(entry.description))
    component.add("categories", [writable(name) for name in entry.categories])
    if entry.starred:
        component.add("priority", 1)


def _alarm(entry: CalendarEntry, days: int, *, related_to_end: bool) -> Component:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", writable(entry.summary))
    before = timedelta(days=-days, hours=ALARM_HOUR)
    alarm.add("trigger", before, parameters={"related": "END"} if related_to_end else {})
    return alarm
