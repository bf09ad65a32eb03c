"""Under which heading of the results a task stands: by the clerk's map, else where words were most alike last time."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.answers import Answer
from nhiemvu.domain.similarity import Corpus
from nhiemvu.domain.text import tone_key
from nhiemvu.writing.headings import Place, relabelled

#: So little alike is not alike; such a task stands with those in front of it in the plan.
LEAST = 0.02


def with_headings_of_map(places: Sequence[Place], placed: Mapping[int, str]) -> list[Place]:
    """Return headings with those added at the end that the clerk's map names and the office did not have."""
    found = list(places)
    for heading in dict.fromkeys(placed.values()):
        if not any(_is_named(place, heading) for place in found):
            found.append(_added(found, heading))
    return found


def _added(places: Sequence[Place], heading: str) -> Place:
    """Return a new heading behind the last one of the highest level below the section's own."""
    beside = [place for place in places if place.level == 2]
    label = relabelled(beside[-1].label, len(beside) + 1) if beside else "1."
    return Place(label, heading, 2, heading, is_leaf=True)


def _is_named(place: Place, heading: str) -> bool:
    return tone_key(place.text) == tone_key(heading) or tone_key(f"{place.label} {place.text}") == tone_key(heading)


def by_place(places: Sequence[Place], placed: Mapping[int, str], answers: Sequence[Answer]) -> dict[int, list[Answer]]:
    """Return answers by the number of their heading: the one that the map gives, else the one that is most alike.

    `placed` gives headings by number of task; a task that resembles no heading follows the one in front of it.
    """
    leaves = [number for number, place in enumerate(places) if place.is_leaf]
    if len(leaves) == 1 and not placed:
        # There is nothing to choose from.
        return {leaves[0]: list(answers)} if answers else {}
    corpus = Corpus([places[number].words for number in leaves])
    found: dict[int, list[Answer]] = {}
    latest = leaves[0]
    for item in answers:
        wanted = placed.get(item.task.id)
        named = next((n for n in range(len(places)) if wanted and _is_named(places[n], wanted)), None)
        latest = named if named is not None else _most_alike(item, corpus, leaves, latest)
        found.setdefault(latest, []).append(item)
    return found


def _most_alike(item: Answer, corpus: Corpus, leaves: Sequence[int], otherwise: int) -> int:
    scores = corpus.scores(f"{item.task.text} {(item.entry.result if item.entry else '') or ''}")
    best = max(range(len(leaves)), key=lambda place: (scores[place], -place))
    return leaves[best] if scores[best] >= LEAST else otherwise
