"""Whether tasks and remainders share out the tasks sections of a reading: each character once."""

from nhiemvu.domain.plans import Reading, SectionKind, Span


def faults_of(reading: Reading) -> list[str]:
    """Return what is wrong: characters in two places or in none, spans that hold other words, unordered values."""
    text = reading.text
    faults = []
    times = [0] * len(text)
    for span in (*(task.span for task in reading.tasks), *(one.span for one in reading.remainders)):
        for place in range(span.start, span.end):
            times[place] += 1
    if 2 in times:
        faults.append(f"twice: {_near(text, times.index(2))}")
    for heading in reading.outline:
        if heading.section is SectionKind.TASKS:
            lost = [place for place in range(heading.span.end, heading.end) if not times[place]]
            faults.extend(f"lost: {_near(text, place)}" for place in lost if not text[place].isspace())
    return faults + _wrong_spans(reading)


def _wrong_spans(reading: Reading) -> list[str]:
    text, faults = reading.text, []
    spans: list[Span] = []
    for task in reading.tasks:
        if text[task.span.start : task.span.end] != task.text or task.text != task.text.strip():
            faults.append(f"not its words: {task.label}")
        if len({point.label for point in task.points}) != len(task.points):
            faults.append(f"one label for two: {task.label}")
        faults.extend(f"outside: {point.label}" for point in task.points if not task.span.holds(point.span))
        faults.extend(f"empty: {point.label}" for point in task.points if point.span.start >= point.span.end)
        spans.append(task.span)
    faults.extend(f"blank: {one.kind}" for one in reading.remainders if not text[one.span.start : one.span.end].strip())
    if spans != sorted(spans) or list(reading.remainders) != sorted(reading.remainders, key=lambda one: one.span):
        faults.append("not in order")
    return faults


def _near(text: str, place: int) -> str:
    return text[max(0, place - 20) : place + 40]
