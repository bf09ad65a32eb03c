"""A clerk's map from tasks to headings of the results: by lead unit, directive, label of the point, or words.

The entries of a series are tried in their order, and the first that fits a task decides.
"""

from collections.abc import Sequence

from nhiemvu.domain.coverage import PlacedBy
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.text import fold, tone_key
from nhiemvu.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPlace:
    """One entry: the tasks that it is for, and the heading under which their results stand."""

    id: int
    placed_by: PlacedBy
    heading: str
    #: The name of the unit that leads.
    unit: str = ""
    document_id: int | None = None
    directive: Directive | None = None
    #: The label or the words.
    words: str = ""

    @property
    def what(self) -> str:
        """What tells the tasks: the unit, the directive, the label, the words."""
        return self.unit or (self.directive.short_name if self.directive else "") or self.words

    def is_for(self, task: Task) -> bool:
        """Tell whether a task's results stand under the heading."""
        if self.placed_by is PlacedBy.UNIT:
            return task.lead is not None and tone_key(task.lead) == tone_key(self.unit)
        if self.placed_by is PlacedBy.DIRECTIVE:
            comes_from = task.origin is not None and task.origin.document_id == self.document_id
            return comes_from or self.what in task.directives
        if self.placed_by is PlacedBy.LABEL:
            label = task.origin.label if task.origin else ""
            return label == self.words or label.startswith(f"{self.words}.")
        return fold(self.words) in fold(task.text)


def headings_of(tasks: Sequence[Task], places: Sequence[ResultPlace]) -> dict[int, str]:
    """Return the headings that the map gives, by number of task."""
    found = ((task.id, next((place.heading for place in places if place.is_for(task)), "")) for task in tasks)
    return {number: heading for number, heading in found if heading}
