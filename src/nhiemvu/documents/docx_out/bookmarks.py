"""Unseen marks of Word around what answers or plans a task: `nv_17_2` is the second paragraph of task 17."""

from collections import Counter
from collections.abc import Sequence

from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, number_in

START = w("bookmarkStart")


class Bookmarks:
    """The bookmarks of one document, numbered after those that its template has."""

    def __init__(self, template: Element) -> None:
        self._last = max((number_in(mark, w("id")) or 0 for mark in template.iter(START)), default=0)
        self._paragraphs: Counter[int] = Counter()

    def around(self, runs: str, tasks: Sequence[int]) -> str:
        """Return the runs of a paragraph within a bookmark for each of its tasks."""
        for task in tasks:
            self._last += 1
            self._paragraphs[task] += 1
            name = f"nv_{task}_{self._paragraphs[task]}"
            start = f'<w:bookmarkStart w:id="{self._last}" w:name="{name}"/>'
            runs = f'{start}{runs}<w:bookmarkEnd w:id="{self._last}"/>'
        return runs
