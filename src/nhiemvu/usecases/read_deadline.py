"""A deadline that is typed, read by the grammar that documents are read by, and reckoned from today."""

from collections.abc import Mapping, Sequence
from datetime import date

from nhiemvu.domain.dates import YEARS, outside, short_day
from nhiemvu.domain.deadlines import BadDeadline, GivenDeadline, impossible, plain_date, require_one_reading
from nhiemvu.domain.language import Text
from nhiemvu.domain.named_dates import Count, Edge, Stretch, counted_day, edge_day, named_count, named_day, named_edge
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.text import matching_key, nfc, squeeze
from nhiemvu.domain.values import dataclass
from nhiemvu.domain.windows import CALENDAR, Window
from nhiemvu.domain.workdays import Workdays
from nhiemvu.facts.deadlines import Rule, rule_of, typed_along, typed_either
from nhiemvu.facts.named_dates import named_dates
from nhiemvu.reading.tasks.deadlines import Anchor, Deadline, find_deadlines
from nhiemvu.store.series import series_id, window_of
from nhiemvu.store.session import Session
from nhiemvu.usecases.find_tasks import get_tasks
from nhiemvu.usecases.office_workdays import office_workdays

STRETCHES: Mapping[Stretch, Text] = {
    Stretch.DAY: Text("ngày", "day"),
    Stretch.WEEK: Text("tuần", "week"),
    Stretch.MONTH: Text("tháng", "month"),
    Stretch.QUARTER: Text("quý", "quarter"),
    Stretch.HALF: Text("nửa năm", "half-year"),
    Stretch.YEAR: Text("năm", "year"),
    Stretch.WORKDAY: Text("ngày làm việc", "working days"),
}
RULES: Mapping[Rule, Text] = {
    "before_month": Text("ngày cuối tháng liền trước", "the last day of the month before"),
    "before_quarter": Text("ngày cuối quý liền trước", "the last day of the quarter before"),
    "before_year": Text("ngày cuối năm liền trước", "the last day of the year before"),
    "half": Text("ngày cuối sáu tháng", "the last day of the half-year"),
    "month": Text("ngày cuối tháng", "the last day of the month"),
    "nine": Text("ngày cuối chín tháng", "the last day of the nine months"),
    "quarter": Text("ngày cuối quý", "the last day of the quarter"),
    "this_month": Text("ngày cuối tháng", "the last day of the month"),
    "this_quarter": Text("ngày cuối kỳ", "the last day of the period"),
    "year": Text("ngày cuối năm", "the last day of the year"),
}
IN_TIME = Text("tính đến hết ngày đó", "that day is in time")
#: Deadlines that are the end of a reporting period: the closing window of the series moves them.
BY_WINDOW = frozenset({"half", "nine", "quarter", "this_quarter"})
STRETCHES_BY_WINDOW = frozenset({Stretch.QUARTER, Stretch.HALF})
#: What separates words, and carries no meaning of its own.
MARKS = pattern(r"[\s.,;:()]+")


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a deadline is reckoned by."""

    today: date
    workdays: Workdays
    window: Window = CALENDAR
    #: The planned period of the task.
    period: Period | None = None


def read_deadline(
    session: Session, typed: str, *, today: date, period: Period | None = None, series: str | None = None
) -> GivenDeadline:
    """Return the deadline that words set for a task of a period and series, by the office's calendar.

    Raises BadDate, BadDeadline.
    """
    number = series_id(session, series, create=False) if series else None
    calendar = office_workdays(session)
    return reckon_deadline(typed, Reckoning(today, calendar, window_of(session, number), period))


def read_deadline_of(
    session: Session,
    typed: str,
    numbers: Sequence[int],
    *,
    today: date,
    period: Period | None = None,
    series: str | None = None,
) -> GivenDeadline:
    """Return the deadline that words set for tasks that are held: in the period and series that are given, else theirs.

    Where they differ in these, no period and no closing window counts. Raises UnknownTask, BadDate, BadDeadline.
    """
    tasks = get_tasks(session, numbers)
    codes, every_series = {task.period for task in tasks}, {task.series for task in tasks}
    code = codes.pop() if len(codes) == 1 else None
    theirs = every_series.pop() if len(every_series) == 1 else None
    planned = period or (parse_period(code) if code else None)
    return read_deadline(session, typed, today=today, period=planned, series=series or theirs)


def reckon_deadline(typed: str, by: Reckoning) -> GivenDeadline:
    """Return the day that words set as a deadline, with the rule.

    Raises BadDate, BadDeadline.
    """
    text = squeeze(nfc(typed))
    given = _reckoned(text, by)
    if given.day.year not in YEARS:
        raise BadDeadline(text, outside(given.day.year))
    return given


def _reckoned(text: str, by: Reckoning) -> GivenDeadline:
    if day := plain_date(text):
        return GivenDeadline(day)
    require_one_reading(text, by.today)
    known = named_dates()
    edge = named_edge(text, known)
    if edge and edge.last and edge.shift == 0 and by.period and edge.stretch in STRETCHES_BY_WINDOW:
        # "Cuối quý" of a task that is planned for a period is the end of that.
        return _of_phrase(text, by)
    if edge:
        return _of_edge(text, edge, by)
    if day := named_day(text, by.today, known):
        return GivenDeadline(day, text, Text("ngày được gọi tên", "the day so named"))
    if count := named_count(text, known):
        return _counted(text, count, by.today, by)
    return _of_phrase(text, by)


def _of_edge(text: str, edge: Edge, by: Reckoning) -> GivenDeadline:
    vi, en = STRETCHES[edge.stretch]
    if edge.last and edge.stretch in STRETCHES_BY_WINDOW:
        nominal = edge_day(edge, by.window.counted_in(by.today))
        return _closed(text, nominal, Text(f"ngày cuối {vi}", f"the last day of the {en}"), by.window)
    named = Text(
        f"ngày {'cuối' if edge.last else 'đầu'} {vi}", f"the {'last' if edge.last else 'first'} day of the {en}"
    )
    rule = Text("ngày được gọi tên", "the day so named") if edge.stretch is Stretch.DAY else named
    return GivenDeadline(edge_day(edge, by.today), text, rule)


def _closed(text: str, last_day: date, rule: Text, window: Window) -> GivenDeadline:
    """Return a deadline at the end of a period, on the day on which its series closes it."""
    if window == CALENDAR:
        return GivenDeadline(last_day, text, rule)
    closed = Text(f"ngày chốt số liệu của kỳ, {window.name.vi}", f"the closing day of the period, {window.name.en}")
    return GivenDeadline(window.closing(last_day), text, closed)


def _counted(text: str, count: Count, since: date, by: Reckoning) -> GivenDeadline:
    """Return the day after so many days, weeks, working days...; `since` itself is not counted."""
    vi, en = STRETCHES[count.stretch]
    rule = Text(
        f"{count.number} {vi} sau ngày {short_day(since)}, không tính ngày đầu",
        f"{count.number} {en} after {short_day(since)}, the first day not counted",
    )
    if count.number == 0:
        raise BadDeadline(text, Text("số phải từ 1 trở lên", "the number is from 1 on"))
    if count.stretch is not Stretch.WORKDAY:
        return GivenDeadline(counted_day(count, since), text, rule)
    reached = by.workdays.after(since, count.number)
    return GivenDeadline(reached, text, rule, by.workdays.estimated_between(since, reached))


def _of_phrase(text: str, by: Reckoning) -> GivenDeadline:
    """Return the deadline of a phrase as documents have it; the whole phrase must be understood."""
    _require_one(text, by)
    found = find_deadlines(text, Anchor(by.today, by.period), bare=True)
    if any(one.impossible for one in found):
        raise impossible(text)
    told = [one for one in found if one.day or one.count]
    if len({one.day for one in told if one.day}) > 1:
        raise BadDeadline(
            text, Text("nêu nhiều thời hạn", "it names several deadlines"), [_reading(one) for one in told]
        )
    if not told or found != told:
        raise BadDeadline(text, Text("không cho một ngày cụ thể", "no single day follows from it"))
    one = told[0]
    if left := _not_understood(text, one):
        known = [_reading(one)] if one.day else []
        raise BadDeadline(text, Text(f"không hiểu “{left}”", f"“{left}” is not understood"), known)
    return _given(text, one, by)


def _require_one(text: str, by: Reckoning) -> None:
    """Raise BadDeadline where words leave open which of two deadlines is meant."""
    either = typed_either().search(matching_key(text))
    if either is None:
        return
    sides = (text[: either.start()], text[either.end() :])
    told = [one for side in sides for one in find_deadlines(side.strip(), Anchor(by.today, by.period), bare=True)]
    raise BadDeadline(
        text, Text("nêu nhiều thời hạn", "it names several deadlines"), [_reading(one) for one in told if one.day]
    )


def _reading(one: Deadline) -> Text:
    words = f"{one.text} ({short_day(one.day)})" if one.day else one.text
    return Text(words, words)


def _not_understood(text: str, one: Deadline) -> str:
    """Return the words beside a deadline that say something else than that it is one."""
    rest = matching_key(f"{text[: one.span.start]} {text[one.span.end :]}")
    return MARKS.sub(" ", typed_along().sub(" ", rest)).strip()


def _given(text: str, one: Deadline, by: Reckoning) -> GivenDeadline:
    rule = rule_of(one.rule)
    if one.count and (one.since or rule == "count"):
        return _counted(text, one.count, one.since or by.today, by)
    if one.day is None:
        raise BadDeadline(text, Text("không nói rõ tính từ ngày nào", "it is not said from which day"))
    if rule in BY_WINDOW:
        return _closed(text, one.day, RULES[rule], by.window)
    return GivenDeadline(one.day, text, RULES.get(rule, IN_TIME))
