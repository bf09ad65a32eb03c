"""The geometry of the page's bars and charts: counts in, rectangles and labels out, with the same figures in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from nhiemvu.domain.counts import Counts, Rate
from nhiemvu.domain.dashboard import NUMBERS, Group, Which
from nhiemvu.domain.periods import PeriodKind, parse_period
from nhiemvu.domain.web_pages import Chart, Label, Part, Rectangle, Rule, Tone
from nhiemvu.writing.dashboard_tasks import TITLES
from nhiemvu.writing.page_words import Speech

#: The four counts in the order in which they are drawn.
TONES = {
    Which.DONE_ON_TIME: Tone.KEPT,
    Which.DONE_LATE: Tone.LATE,
    Which.OPEN_IN_TIME: Tone.AHEAD,
    Which.OPEN_OVERDUE: Tone.OVERDUE,
}
#: So many periods are drawn, the newest ones; the table beside has them all.
MOST_PERIODS = 8
#: Measures of the chart of periods: 360 units are the width of a narrow screen.
WIDTH, HEIGHT = 360.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 6.0, 26.0, 188.0
#: The share of a column in its place.
FILLED = 0.62


def parts_of(counts: Counts) -> tuple[Part, ...]:
    """Return the four counts as stretches of a bar, those of nothing left out."""
    found = list[Part]()
    passed = 0
    for which, tone in TONES.items():
        number = NUMBERS[which](counts)
        if number:
            found.append(Part(tone, _share(passed, counts.total), _share(number, counts.total)))
        passed += number
    return tuple(found)


def share_of(rate: Rate) -> tuple[Part, ...]:
    """Return a rate as a stretch of a bar."""
    return () if rate.percent is None else (Part(Tone.SHARE, 0, float(rate.percent)),)


def part_of(tone: Tone, number: int, total: int) -> tuple[Part, ...]:
    """Return a number of a total as a stretch of a bar."""
    return (Part(tone, 0, _share(number, total)),) if total else ()


def _share(number: int, total: int) -> float:
    return round(100 * number / total, 2)


def counts_in_words(counts: Counts, speech: Speech) -> str:
    """Return the four counts in words: "hoàn thành đúng hạn 3, hoàn thành quá hạn 1, ..."."""
    said = (f"{speech.text(TITLES[which]).lower()} {speech.number(NUMBERS[which](counts))}" for which in TONES)
    return "; ".join(said)


def whole_chart(counts: Counts, speech: Speech) -> Chart:
    """Return all tasks as one bar of the four counts."""
    rectangles = [
        Rectangle(round(part.start * 6, 2), 0, round(part.length * 6, 2), 20, part.tone) for part in parts_of(counts)
    ]
    return Chart(
        key="whole",
        title=speech.say("Cơ cấu nhiệm vụ", "How the tasks stand"),
        description=counts_in_words(counts, speech),
        width=600,
        height=20,
        rectangles=tuple(rectangles),
    )


def drawn_periods(periods: Sequence[Group]) -> list[Group]:
    """Return the newest periods of the kind that has the most tasks: quarters are not drawn beside years."""
    tasks: Counter[PeriodKind] = Counter()
    for group in periods:
        if group.key:
            tasks[parse_period(str(group.key)).kind] += group.counts.total
    if not tasks:
        return []
    kind = max(tasks, key=lambda one: tasks[one])
    alike = [group for group in periods if group.key and parse_period(str(group.key)).kind is kind]
    return [group for group in alike if group.counts.total][-MOST_PERIODS:]


def period_chart(periods: Sequence[Group], speech: Speech) -> Chart | None:
    """Return a column a period, its four counts on one another, with its rate of completion above; None of one alone.

    `periods` are those drawn, in order of time.
    """
    if len(periods) < 2:
        return None
    highest = _round_up(max(group.counts.total for group in periods))
    slot = (WIDTH - LEFT - RIGHT) / len(periods)
    scale = (BOTTOM - TOP) / highest
    rectangles, labels = list[Rectangle](), list[Label]()
    for place, group in enumerate(periods):
        middle = LEFT + slot * (place + 0.5)
        rectangles += _column(group.counts, middle, min(slot * FILLED, 44), scale)
        labels.append(Label(middle, BOTTOM - group.counts.total * scale - 5, speech.percent(group.counts.completion)))
        labels.append(Label(middle, BOTTOM + 15, speech.short_period(str(group.key))))
    axis = (0, highest // 2, highest) if highest % 2 == 0 else (0, highest)
    said = "; ".join(
        f"{speech.period(str(group.key))}: {counts_in_words(group.counts, speech)}, "
        f"{speech.say('tỷ lệ hoàn thành', 'rate done')} {speech.percent(group.counts.completion)}"
        for group in periods
    )
    return Chart(
        key="periods",
        title=speech.say("Nhiệm vụ theo kỳ và tỷ lệ hoàn thành", "Tasks by period, and the rate done"),
        description=said,
        width=WIDTH,
        height=HEIGHT,
        rectangles=tuple(rectangles),
        labels=(*labels, *(Label(LEFT - 5, BOTTOM - at * scale + 3, speech.number(at), "end") for at in axis)),
        rules=tuple(Rule(BOTTOM - at * scale, LEFT, WIDTH - RIGHT) for at in axis),
        legend=tuple((tone, speech.text(TITLES[which])) for which, tone in TONES.items()),
    )


def _column(counts: Counts, middle: float, width: float, scale: float) -> Iterator[Rectangle]:
    foot = BOTTOM
    for which, tone in TONES.items():
        height = NUMBERS[which](counts) * scale
        if height:
            foot -= height
            yield Rectangle(round(middle - width / 2, 2), round(foot, 2), round(width, 2), round(height, 2), tone)


def _round_up(number: int) -> int:
    """Return the next number that an axis may end with: 1, 2, 4, 6, 8, 10, 20, 40 ..."""
    step = int(f"1{'0' * (len(str(number)) - 1)}")
    return next(top * step for top in (1, 2, 4, 6, 8, 10) if top * step >= number)
