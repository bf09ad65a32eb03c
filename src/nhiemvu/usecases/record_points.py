"""Make tasks of the points of a document, assigned to the units that they name."""

from datetime import date

from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import PlannedTask
from nhiemvu.domain.secrecy import secrecy_told
from nhiemvu.domain.tasks import Origin, Role
from nhiemvu.domain.values import dataclass
from nhiemvu.store.points import set_task_deadlines
from nhiemvu.store.session import Session
from nhiemvu.store.tasks import add_task, add_task_directives
from nhiemvu.usecases.document_units import DocumentUnits


@dataclass(frozen=True, slots=True)
class PointRecorder:
    """Makes tasks of the points of one document."""

    session: Session
    planned: Period | None
    series: int | None
    document_id: int
    #: The numbers of the documents that it cites, in order of mention.
    cited: list[int]
    units: DocumentUnits
    today: date

    def add(self, point: PlannedTask) -> int:
        """Add the task of one point, assigned to the units that it names, and return its number.

        A point that says no more than a report says of a secret task makes a secret one.
        """
        secrecy = secrecy_told(point.text)
        task_id = add_task(
            self.session,
            text=point.text,
            title=point.title,
            series_id=self.series,
            period=self.planned,
            cadence=point.cadence,
            due_on=point.due_on,
            due_text=None if secrecy else point.due_text,
            origin=Origin(self.document_id, point.label, point.span.start, point.span.end, point.stated_due_on),
            secrecy=secrecy,
        )
        set_task_deadlines(self.session, task_id, point.deadlines)
        add_task_directives(self.session, task_id, self.directives(point))
        if point.lead:
            self.units.assign(task_id, point.lead, Role.LEAD, self.today)
        self._assign_others(task_id, point)
        return task_id

    def _assign_others(self, task_id: int, point: PlannedTask) -> None:
        """Assign who supports and who follows a task; a unit that a point names twice has the first of its roles."""
        taken = {self.units.number(point.lead)} if point.lead else set()
        for role, names in ((Role.SUPPORT, point.support), (Role.MONITOR, point.monitor)):
            for name in names:
                number = self.units.number(name)
                if number not in taken:
                    self.units.assign(task_id, name, role, self.today)
                taken.add(number)

    def directives(self, point: PlannedTask) -> list[int]:
        """Return the numbers of the documents that a point cites."""
        return list(dict.fromkeys(self.cited[place] for place in point.directives))
