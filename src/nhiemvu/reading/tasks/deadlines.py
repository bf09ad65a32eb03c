"""Deadlines of a point: the words that set one, and the day that they name."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from sys import intern

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.named_dates import Count, Stretch
from nhiemvu.domain.periods import ROMAN, Period, PeriodKind
from nhiemvu.domain.plans import NamedDeadline, Span
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.deadlines import (
    DeadlineFact,
    Rule,
    base_group,
    deadline_facts,
    deadlines_where,
    sign_of_time,
)

#: A title in quotes may hold years and days that bind nobody.
QUOTED = re.compile(r'"[^"\n]{1,400}"')
#: A date that the end of a line has cut: "trước ngày" over "22/4/2026".
CUT = re.compile(r"\n(?=[\div])(?:(?<=ngày\n)|(?<=tháng\n)|(?<=năm\n)|(?<=quý\n)|(?<=trước\n)|(?<=đến\n))")
#: The end of a sentence, a part of one or a line; not that of a label ("3.", "III."), of which some forms take notice.
#: One set of signs first: an engine skips to it.
STOP = re.compile(r"[.;\n](?:(?<=\n)|(?=\s)(?:(?<=\w\w\w[^\W\d_].)|(?<=\w \w[^\W\d_].)|(?<=\w \w\w[^\W\d_].)))")
#: What is counted, beside days and working days.
COUNTED = {"tuần": Stretch.WEEK, "tháng": Stretch.MONTH}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a deadline is reckoned from."""

    #: The document's own day.
    issued: date | None
    #: The period that the document plans.
    period: Period | None = None
    #: The first day of the document's month, where its day is blank.
    about: date | None = None

    @property
    def day(self) -> date | None:
        """The day that a deadline without a year follows."""
        return self.issued or self.about or (self.period.first_day if self.period else None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as found."""

    text: str
    span: Span
    #: None where the words name no single day.
    day: date | None
    #: The name of the entry that found it.
    rule: str
    #: Whether the words name a day that no calendar has ("31/6").
    impossible: bool = False
    #: Whether it comes back.
    recurs: bool = False
    #: Whether its rule names no day whatever the document's own is.
    vague: bool = False
    #: So many days after `since`, or after a day that the words do not name.
    count: Count | None = None
    since: date | None = None

    @property
    def named(self) -> NamedDeadline:
        """The deadline as it is handed out."""
        return NamedDeadline(self.text, self.span, self.day, self.rule)


def find_deadlines(
    text: str, anchor: Anchor, *, bare: bool = False, key: str | None = None, start: int = 0
) -> list[Deadline]:
    """Return the deadlines in a point's words, in order; spans count from where the document begins.

    `key` is the matching form of `text`, where it is known, and `start` the place of `text` in the document.
    With `bare` the text is a field or a cell that holds nothing but the time: words without a day are a deadline, too.
    """
    key = CUT.sub(" ", QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), key or matching_key(text)))
    found: list[Deadline] = []
    taken = 0
    for match, fact in _matches(key, bare=bare):
        if match.start() < taken:
            continue
        taken = match.end()
        if fact.rule == "free":
            continue
        deadline = _deadline(text, start, match, fact, anchor)
        may_be_past = fact.event and not bare and not match.groupdict().get("sure")
        if not (may_be_past and _is_past(deadline, anchor)):
            found.append(deadline)
    return found or (_in_words(text, start) if bare else [])


def _matches(key: str, *, bare: bool) -> list[tuple[re.Match[str], DeadlineFact]]:
    matches: list[tuple[re.Match[str], DeadlineFact]] = []
    forms = deadlines_where("sentence" if bare else "field")
    for start, words in [(0, key)] if bare else _timed(key):
        end = start + len(words)
        for fact in forms.may_be_in(words):
            find = fact.finder.search
            # Most are not there, which a search tells sooner than a walk through all of them.
            match = find(key, start, end)
            while match:
                matches.append((match, fact))
                match = find(key, max(match.end(), match.start() + 1), end)
    return sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _timed(key: str) -> Iterator[tuple[int, str]]:
    """Yield sentences with a time, and where they begin: no form goes on behind a stop."""
    find = sign_of_time().search
    start, sign = 0, find(key)
    for stop in STOP.finditer(key):
        if sign is None:
            return
        if sign.start() < stop.end():
            yield start, key[start : stop.end()]
            sign = find(key, stop.end())
        start = stop.end()
    if sign:
        yield start, key[start:]


def _in_words(text: str, start: int) -> list[Deadline]:
    words = text.strip(" .;\n")
    if not words:
        return []
    fact = next(fact for fact in deadline_facts() if fact.rule == "words")
    start += text.index(words)
    return [Deadline(words, Span(start, start + len(words)), None, fact.name, vague=True)]


def _is_past(deadline: Deadline, anchor: Anchor) -> bool:
    return deadline.day is not None and anchor.issued is not None and deadline.day < anchor.issued


def _deadline(text: str, start: int, match: re.Match[str], fact: DeadlineFact, anchor: Anchor) -> Deadline:
    # Forms that a pattern may take have groups of their own: m, m2, m3.
    said = {base_group(name): value for name, value in match.groupdict().items() if value}
    parts = {**fact.given, **said} if fact.fixed else said
    first, last = match.span("words") if "words" in parts else match.span()
    try:
        day, impossible = _day(fact.rule, parts, anchor), False
    except (ValueError, OverflowError):
        day, impossible = None, True
    vague = fact.rule in ("none", "count")
    # The same few words stand in most points.
    words, span = intern(text[first:last]), Span(start + first, start + last)
    found = Deadline(words, span, day, fact.name, impossible, fact.recurs, vague)
    return _counted(found, parts, anchor) if fact.rule in ("after", "count") and not impossible else found


def _counted(found: Deadline, parts: dict[str, str], anchor: Anchor) -> Deadline:
    """Return a deadline with what it counts, and from which day on."""
    stretch = Stretch.WORKDAY if "work" in parts else COUNTED.get(parts.get("u", "ngày"), Stretch.DAY)
    return replace(found, count=Count(int(parts["n"]), stretch), since=_since(parts, anchor))


def _day(rule: Rule, parts: dict[str, str], anchor: Anchor) -> date | None:
    if rule in ("none", "free", "words", "count"):
        return None
    if rule == "after":
        return _after(parts, anchor)
    if rule in ("this_month", "this_quarter", "any_month"):
        return _of_any_month(int(parts["d"]), anchor) if rule == "any_month" else _end_of_this(rule, anchor)
    if "y" in parts:
        return _in_year(rule, parts, int(parts["y"]))
    if anchor.day is None:
        return None
    return _following(rule, parts, anchor.day, anchor.period)


def _following(rule: Rule, parts: dict[str, str], day: date, period: Period | None) -> date:
    """Return the first such day on or after a day; of a plan for a period the one in it, if its year has one."""
    same, next_one = _in_year(rule, parts, day.year), _in_year(rule, parts, day.year + 1)
    chosen = same if same >= day else next_one
    if period and not period.first_day <= chosen <= period.last_day:
        return next((one for one in (same, next_one) if period.first_day <= one <= period.last_day), chosen)
    return chosen


def _after(parts: dict[str, str], anchor: Anchor) -> date | None:
    """Return so many days after a named day or the document's own; working days need a calendar of holidays."""
    first = None if "work" in parts else _since(parts, anchor)
    return first + timedelta(days=int(parts["n"])) if first else None


def _since(parts: dict[str, str], anchor: Anchor) -> date | None:
    """Return the day after which days are counted, where it is named or is the document's own."""
    if "d" in parts and "m" in parts:
        return _day("day", parts, anchor)
    return anchor.issued if "own" in parts else None


def _end_of_this(rule: Rule, anchor: Anchor) -> date | None:
    wanted = PeriodKind.MONTH if rule == "this_month" else PeriodKind.QUARTER
    if anchor.period and (anchor.period.kind is wanted or rule == "this_quarter"):
        return anchor.period.last_day
    if anchor.day is None:
        return None
    return month_end(anchor.day.year, anchor.day.month if rule == "this_month" else (anchor.day.month + 2) // 3 * 3)


def _of_any_month(number: int, anchor: Anchor) -> date | None:
    """Return the next day of a number; None where the document plans months among which it does not choose.

    Raises ValueError for a number that no month has.
    """
    if not 1 <= number <= 31:
        raise ValueError(number)
    if anchor.period and anchor.period.kind is not PeriodKind.MONTH:
        return None
    first = anchor.period.first_day if anchor.period else anchor.day
    days = (first + timedelta(days=place) for place in range(62)) if first else iter(())
    return next((day for day in days if day.day == number), None)


def _in_year(rule: Rule, parts: dict[str, str], year: int) -> date:
    if rule == "day":
        return date(year, int(parts["m"]), int(parts["d"]))
    last = _last_month(rule, parts)
    if rule.startswith("before_"):
        first = date(year, {"before_month": last, "before_quarter": last - 2}.get(rule, 1), 1)
        return first - timedelta(days=1)
    return month_end(year, last)


def _last_month(rule: Rule, parts: dict[str, str]) -> int:
    """Return the last month of a named month, quarter, nine months, half-year or year.

    Raises ValueError for a month that no year has.
    """
    if rule in ("month", "before_month"):
        month = int(parts["m"])
        if not 1 <= month <= 12:
            raise ValueError(month)
        return month
    if rule in ("quarter", "before_quarter"):
        quarter = parts["q"].upper()
        return 3 * (ROMAN.index(quarter) + 1 if quarter in ROMAN else int(quarter))
    return 9 if rule == "nine" else 6 if parts.get("h") == "đầu" else 12
