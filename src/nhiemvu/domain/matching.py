"""Which task each paragraph of a finished report answers, and which task each point of its plan goes on with.

A mark that a paragraph carries unseen decides. Without marks words do: those of the result on record, where a
paragraph holds them whole, else the likeness of the paragraph to what is known of each task. A likeness that another
task comes near to is left for the clerk to look at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from nhiemvu.domain.coverage import MatchedBy
from nhiemvu.domain.similarity import Corpus
from nhiemvu.domain.text import matching_key, squeeze
from nhiemvu.domain.values import dataclass

#: How like a paragraph must be to a task, from 0 to 1, and by how much more than to any other, to answer it for sure.
#: Tried on sentences of offices: a result that was written from its task had 0.4 and more, one of another task of the
#: same report 0.25 and less.
SURE, AHEAD = 0.4, 0.12
#: From here on a paragraph is shown to the clerk, where it is but a little ahead.
LIKELY, NEAR = 0.25, 0.04
#: How like a point of the new plan must be to a task to go on with it; as for corrected files.
SAME_POINT = 0.5
#: Words on record that are shorter tell nothing when a paragraph holds them: "Đã hoàn thành".
FEWEST_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of one task that a report must answer."""

    id: int
    #: Its own words and title.
    text: str
    #: What was recorded of it: results and notes, each by itself.
    said: tuple[str, ...] = ()
    #: Names of the directives that it cites.
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the report, or point of its plan, with its marks."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One paragraph and a task that it answers."""

    #: The paragraph's place among those that were given.
    place: int
    task_id: int
    matched_by: MatchedBy
    #: From 0 to 1; 1 for marks and words on record.
    score: float = 1.0
    #: Whether it needs no look of the clerk's.
    sure: bool = True


def match_paragraphs(paragraphs: Sequence[Paragraph], tasks: Sequence[Wanted]) -> list[Match]:
    """Return which paragraphs answer which tasks, in order of place; a task may have several, a paragraph too.

    A paragraph with a known mark answers the tasks of its marks alone, and a task that is marked anywhere is not looked
    for by words.
    """
    known = {task.id for task in tasks}
    marked = list(_by_marks(paragraphs, known))
    answered = {match.task_id for match in marked}
    rest = [task for task in tasks if task.id not in answered]
    taken = {match.place for match in marked}
    free = [place for place in range(len(paragraphs)) if place not in taken]
    by_words = _by_words([paragraphs[place].text for place in free], rest)
    found = [Match(free[match.place], match.task_id, match.matched_by, match.score, match.sure) for match in by_words]
    return sorted([*marked, *found], key=lambda match: (match.place, match.task_id))


def _by_marks(paragraphs: Sequence[Paragraph], known: Collection[int]) -> Iterator[Match]:
    for place, paragraph in enumerate(paragraphs):
        for number in paragraph.marks:
            if number in known:
                yield Match(place, number, MatchedBy.BOOKMARK)


def strange_marks(paragraphs: Sequence[Paragraph], known: Collection[int]) -> tuple[int, ...]:
    """Return the marks of tasks that are not known, in order: those of another database, or of another report."""
    return tuple(dict.fromkeys(mark for one in paragraphs for mark in one.marks if mark not in known))


def _by_words(paragraphs: Sequence[str], tasks: Sequence[Wanted]) -> list[Match]:
    if not paragraphs or not tasks:
        return []
    found = _by_words_on_record(paragraphs, tasks)
    taken = {match.place for match in found}
    corpus, owners = _corpus(tasks, paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if place not in taken and (match := _likest(place, corpus.scores(paragraph), owners)):
            found.append(match)
    return found


def _by_words_on_record(paragraphs: Sequence[str], tasks: Sequence[Wanted]) -> list[Match]:
    """Return the matches of paragraphs that hold words on record; words of several tasks decide nothing for sure."""
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for task in tasks:
        for line in (line for words in task.said for line in words.splitlines()):
            if len(key := _letters(line)) >= FEWEST_LETTERS:
                owners[key].add(task.id)
    found: list[Match] = []
    for place, paragraph in enumerate(paragraphs):
        key = _letters(paragraph)
        groups = [owners[line] for line in ([key] if key in owners else _outermost(key, owners))]
        own = {number for group in groups if len(group) == 1 for number in group}
        several = {number for group in groups for number in group}
        found += [Match(place, number, MatchedBy.WORDS, sure=bool(own)) for number in sorted(own or several)]
    return found


def _outermost(key: str, lines: Collection[str]) -> list[str]:
    """Return the lines that `key` holds, those within another of them left out."""
    held = sorted((line for line in lines if line in key), key=len, reverse=True)
    return [line for place, line in enumerate(held) if not any(line in longer for longer in held[:place])]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, matching_key(text)))


def _corpus(tasks: Sequence[Wanted], paragraphs: Sequence[str]) -> tuple[Corpus, list[int]]:
    """Return every text that is known of tasks, and the task of each."""
    texts = [
        (text, task.id) for task in tasks for text in (" ".join((task.text, *task.cited)), *task.said) if text.strip()
    ]
    return Corpus([text for text, _ in texts], paragraphs), [owner for _, owner in texts]


def _likest(place: int, scores: Sequence[float], owners: Sequence[int]) -> Match | None:
    best: dict[int, float] = {}
    for score, owner in zip(scores, owners, strict=True):
        best[owner] = max(score, best.get(owner, 0.0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    number, score = ranked[0]
    ahead = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if score >= SURE and ahead >= AHEAD:
        return Match(place, number, MatchedBy.WORDS, score)
    if score >= LIKELY and ahead >= NEAR:
        return Match(place, number, MatchedBy.WORDS, score, sure=False)
    return None


def match_points(points: Sequence[Paragraph], tasks: Sequence[Wanted]) -> dict[int, Match]:
    """Return for the places of points the task that each goes on with, each task once by words and as marked.

    A point that was joined from several goes on with the first of its marks. A task without words is known by its mark.
    """
    known = {task.id for task in tasks}
    found: dict[int, Match] = {}
    for match in _by_marks(points, known):
        found.setdefault(match.place, match)
    free_tasks = [task for task in tasks if task.id not in {match.task_id for match in _by_marks(points, known)}]
    free = [place for place in range(len(points)) if place not in found]
    same: defaultdict[str, list[int]] = defaultdict(list)
    for task in free_tasks:
        if key := _letters(task.text):
            same[key].append(task.id)
    for place in free:
        if waiting := same.get(_letters(points[place].text)):
            found[place] = Match(place, waiting.pop(0), MatchedBy.WORDS)
    return found | _alike(points, [place for place in free if place not in found], free_tasks, found)


def _alike(
    points: Sequence[Paragraph], places: Sequence[int], tasks: Sequence[Wanted], found: dict[int, Match]
) -> dict[int, Match]:
    """Return the likest pairs of points and tasks that are left, where they are like enough."""
    taken = {match.task_id for match in found.values()}
    rest = [task for task in tasks if task.id not in taken]
    if not places or not rest:
        return {}
    # Weighed over all of both: what every point says tells little.
    corpus = Corpus([task.text for task in rest], [point.text for point in points])
    pairs = sorted(
        (-score, place, number)
        for place in places
        for number, score in enumerate(corpus.scores(squeeze(points[place].text)))
        if score >= SAME_POINT
    )
    chosen: dict[int, Match] = {}
    used: set[int] = set()
    for score, place, number in pairs:
        if place not in chosen and number not in used:
            chosen[place] = Match(place, rest[number].id, MatchedBy.WORDS, -score)
            used.add(number)
    return chosen
