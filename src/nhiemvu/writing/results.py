"""The results section: what was done, in its recorded words, under the office's own headings.

Nothing is claimed that was not recorded: what is under way and what has no answer is listed apart, in brackets
that the clerk removes.
"""

from collections.abc import Iterable, Sequence

from nhiemvu.domain.answers import Answer, AnswerKind, Entry, Evidence
from nhiemvu.domain.directives import cited_in_full, identity
from nhiemvu.domain.pages import Note, NoteMark, Pages, Paragraph, Style
from nhiemvu.domain.periods import Period
from nhiemvu.domain.similarity import Corpus
from nhiemvu.domain.text import shorten, squeeze
from nhiemvu.writing.headings import Place, for_period

TITLE = "Kết quả thực hiện nhiệm vụ"
EMPTY_PLACE = "[Chưa có kết quả nào được ghi cho mục này.]"
LISTED_APART = (
    (AnswerKind.UNDER_WAY, "Nhiệm vụ đang thực hiện, chưa hoàn thành"),
    (AnswerKind.DONE_WITHOUT_RESULT, "Nhiệm vụ đã hoàn thành nhưng chưa ghi kết quả"),
    (AnswerKind.UNANSWERED, "Nhiệm vụ chưa có kết quả"),
)
TITLE_LENGTH = 100


class _Notes:
    """Footnotes in order of their marks; a document is cited in full once, then briefly."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._cited: set[str] = set()

    def marks(self, offset: int, evidence: Sequence[Evidence]) -> tuple[NoteMark, ...]:
        """Return the mark of one note that names all the evidence, or none without evidence."""
        if not evidence:
            return ()
        key = str(len(self.notes) + 1)
        words = "; ".join(self._statement(item) for item in evidence)
        self.notes.append(Note(key, (Paragraph(f"{words}."),)))
        return (NoteMark(offset, key),)

    def _statement(self, item: Evidence) -> str:
        if item.directive is None:
            return item.text.rstrip(" .;")
        known = identity(item.directive)
        if known in self._cited and item.directive.symbol:
            return f"{item.kind_name} {item.directive.symbol}"
        self._cited.add(known)
        return cited_in_full(item.directive, item.kind_name)


def results_section(places: Sequence[Place], answers: Sequence[Answer], period: Period) -> Pages:
    """Return the results section of the report of `period`.

    `places` are the headings of the office's last report; without them the results stand under one heading.
    """
    notes = _Notes()
    done = [found for found in answers if found.kind is AnswerKind.DONE]
    blocks = list(_results(places, done, period, notes))
    for kind, caption in LISTED_APART:
        blocks.extend(_apart(caption, [found for found in answers if found.kind is kind]))
    return Pages(tuple(blocks), tuple(notes.notes))


def _results(places: Sequence[Place], done: Sequence[Answer], period: Period, notes: _Notes) -> Iterable[Paragraph]:
    if not places:
        yield Paragraph(f"{TITLE} {period.name}".upper(), style=Style.HEADING, level=1)
        yield from _items(done, notes)
        return
    sorted_in = _by_place(places, done)
    for number, place in enumerate(places):
        style = Style.HEADING if place.level == 1 else Style.SUBHEADING
        yield Paragraph(for_period(place.text, period), label=place.label, style=style, level=place.level)
        if place.is_leaf:
            yield from _items(sorted_in.get(number, []), notes) if number in sorted_in else _empty()


def _empty() -> Iterable[Paragraph]:
    yield Paragraph(EMPTY_PLACE, style=Style.REMARK)


def _by_place(places: Sequence[Place], done: Sequence[Answer]) -> dict[int, list[Answer]]:
    """Return the answers under the place whose words last time are most like the task and its result."""
    leaves = [number for number, place in enumerate(places) if place.is_leaf]
    corpus = Corpus([places[number].words for number in leaves])
    found: dict[int, list[Answer]] = {}
    for item in done:
        scores = corpus.scores(f"{item.task.text} {item.entry.result if item.entry else ''}")
        best = max(range(len(leaves)), key=lambda place: (scores[place], -place))
        found.setdefault(leaves[best], []).append(item)
    return found


def _items(done: Iterable[Answer], notes: _Notes) -> Iterable[Paragraph]:
    for item in done:
        entry = item.entry
        if entry is None or not entry.result:
            continue
        lines = [squeeze(line) for line in entry.result.splitlines() if line.strip()]
        for place, line in enumerate(lines):
            sentence = line if line.endswith((".", "!", "?", "…", ";", ":")) else f"{line}."
            last = place == len(lines) - 1
            # The mark stands before the full stop, as offices set it.
            offset = len(sentence.rstrip(".;"))
            marks = notes.marks(offset, entry.evidence) if last else ()
            yield Paragraph(sentence, label="-", style=Style.ITEM, marks=marks)


def _apart(caption: str, answers: Sequence[Answer]) -> Iterable[Paragraph]:
    if not answers:
        return
    yield Paragraph(f"[{caption}]", style=Style.REMARK)
    for item in answers:
        yield Paragraph(f"[{_named(item)}]", style=Style.REMARK)


def _named(item: Answer) -> str:
    task = item.task
    label = f" (điểm {task.origin.label})" if task.origin and task.origin.label else ""
    lead = f"; chủ trì: {task.lead}" if task.lead else "; chưa giao đơn vị chủ trì"
    said = _progress(item.entry) if item.entry else ""
    if task.children:
        said = f"; {task.children_done}/{task.children_counted} đơn vị đã hoàn thành{said}"
    return f"Nhiệm vụ {task.id}{label}: {shorten(task.title, TITLE_LENGTH)}{lead}{said}"


def _progress(entry: Entry) -> str:
    parts = [f"tiến độ {entry.percent}%"] if entry.percent is not None else []
    parts += [squeeze(entry.note).rstrip(".")] if entry.note else []
    parts += [f"vướng mắc: {squeeze(entry.obstacle).rstrip('.')}"] if entry.obstacle else []
    return "".join(f"; {part}" for part in parts)
