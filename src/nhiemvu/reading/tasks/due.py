"""When a point is due: all its deadlines, and the one that binds the whole."""

from datetime import date

from nhiemvu.domain.plans import Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.captions import caption_named
from nhiemvu.facts.deadlines import binds_whole, is_strict, needs_of_whole
from nhiemvu.facts.lines import holds
from nhiemvu.facts.needed import may_match
from nhiemvu.reading.tasks.deadlines import Anchor, Deadline, find_deadlines
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.fields import fields_of
from nhiemvu.reading.units.lists import whole_names

#: A field longer than this is a sentence: its deadline's own words are kept, not all of it.
LONGEST_FIELD = 100
#: A heading longer than this is a sentence.
LONGEST_HEADING = 120
#: How far before a deadline stands what makes it that of the whole point.
NEAR = 160
#: How the day of a meeting begins that is not settled: what must be ready for it has a firmer one.
EXPECTED = "dự kiến"
#: How the day of a feast begins.
OCCASION = "dịp "


@dataclass(frozen=True, slots=True)
class Due:
    """The deadlines of a point in order of place."""

    deadlines: tuple[Deadline, ...] = ()
    #: The one that binds the whole point.
    binding: Deadline | None = None
    #: The words of the field or cell that holds the time, else those of the binding deadline.
    words: str | None = None
    #: Whether a field or cell holds the time: it alone says whether the point comes back.
    in_field: bool = False

    @property
    def day(self) -> date | None:
        """The day that the whole point is due."""
        return self.binding.day if self.binding else None


def due_of(text: str, anchor: Anchor, key: str | None = None, start: int = 0) -> Due:
    """Return when a point is due by its words: by its time field, else by the first deadline that binds it all.

    `key` is the matching form of `text`, where it is known, and `start` the place of `text` in the document.
    """
    key = key or matching_key(text)
    fields = [field for field in fields_of(text) if field.name == "time_field" and field.value.strip()]
    running = find_deadlines(text, anchor, key=key, start=start)
    if not fields:
        binding = _binding(running, text, key, start)
        return Due(tuple(running), binding, binding.text if binding else None)
    spans = [Span(start + field.start, start + field.start + len(field.value)) for field in fields]
    others = [found for found in running if not any(_meet(found.span, span) for span in spans)]
    in_time = (_in_time(text[span.start - start : span.end - start], span.start, anchor) for span in spans)
    return _of_field(fields[0].value, [one for found in in_time for one in found], others)


def due_of_heading(words: str, start: int, anchor: Anchor) -> Due:
    """Return when what stands under a heading is due that is but a time: "Tháng 3", "Thứ Hai (ngày 03/6)".

    A unit's name may tell until when it does all that stands under it: "II. Phòng Kinh tế (hạn 20/4/2026)", and so may
    what calls it work that is to be ready: "1. Các nhiệm vụ hoàn thành trước ngày 20/4/2026".
    """
    time = words.strip(" :.")
    place = start + words.index(time)
    found = [one for one in find_deadlines(time, anchor, bare=True, start=place) if one.day]
    if not found:
        return Due()
    deadline = found[0]
    if caption_named(time) == "day" or deadline.span == Span(place, place + len(time)):
        return Due((deadline,), deadline, time)
    label = read_label(time)
    if len(found) == 1 and (whole_names(time[label.length if label else 0 :]) or _is_of_work(words, anchor)):
        return Due((deadline,), deadline, deadline.text)
    return Due()


def _is_of_work(heading: str, anchor: Anchor) -> bool:
    """Tell whether a heading says of work until when it is to be ready, and not until when it was."""
    is_caption = len(heading) <= LONGEST_HEADING and heading.rstrip()[-1:] not in ".;"
    if not (is_caption and holds("work_by_a_day", matching_key(heading))):
        return False
    return any(one.day and not _is_over(one.day, anchor) for one in find_deadlines(heading, anchor))


def _is_over(day: date, anchor: Anchor) -> bool:
    return anchor.issued is not None and day < anchor.issued


def due_of_cell(when: str, start: int, running: Due, anchor: Anchor) -> Due:
    """Return when the row of a table is due by the cell that holds the time, which begins at `start`."""
    if not when.strip():
        return running
    return _of_field(when, find_deadlines(when, anchor, bare=True, start=start), list(running.deadlines))


def _of_field(value: str, in_field: list[Deadline], others: list[Deadline]) -> Due:
    binding = _first(in_field)
    short = " ".join(value.split()).strip(" .;")
    words = short if len(short) <= LONGEST_FIELD or binding is None else binding.text
    return Due(tuple(sorted([*in_field, *others], key=lambda one: one.span)), binding, words, in_field=True)


def _in_time(value: str, start: int, anchor: Anchor) -> list[Deadline]:
    return find_deadlines(value.replace("\n", " "), anchor, bare=True, start=start)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _binding(found: list[Deadline], text: str, key: str, start: int) -> Deadline | None:
    """Return the deadline of all the work, else the first of the point's own paragraph, else the first of all."""
    if not found:
        return None
    places = [one.span.start - start for one in found]
    whole = [one for one, place in zip(found, places, strict=True) if _binds_whole(key[max(0, place - NEAR) : place])]
    own_end = start + (text.find("\n") if "\n" in text else len(text))
    own = [one for one in found if one.span.start < own_end]
    return _first([one for one in whole if one.day]) or _with_day(own) or _first(found)


def _binds_whole(before: str) -> bool:
    """Tell whether the words before a deadline make it that of the whole point."""
    return may_match(needs_of_whole(), before) and binds_whole().search(before) is not None


def _with_day(found: list[Deadline]) -> Deadline | None:
    first = _first(found)
    return first if first and first.day else None


def _first(found: list[Deadline]) -> Deadline | None:
    """Return the first deadline, one with a day before one without; what is but expected or comes back is last.

    What must be ready before an occasion is due when it must: "trang trí dịp Quốc khánh 2/9, xong trước ngày 25/8".
    """
    if len(found) < 2:
        return next(iter(found), None)
    first = min(found, key=_strength)
    return next((one for one in found if _is_before_occasion(one, first)), first)


def _is_before_occasion(one: Deadline, first: Deadline) -> bool:
    """Tell whether a deadline is set in so many words and comes before the day of a feast."""
    is_earlier = one.day is not None and first.day is not None and one.day < first.day
    return is_earlier and matching_key(first.text).startswith(OCCASION) and is_strict(one.rule)


def _strength(one: Deadline) -> tuple[bool, bool, bool, bool]:
    expected = matching_key(one.text).startswith(EXPECTED)
    return one.day is None, one.vague, one.recurs and not one.vague, expected
