"""Tasks for tests of the domain."""

from nhiemvu.domain.tasks import Cadence, State, Task


def make_task(number: int, text: str) -> Task:
    """Return an open task without deadline."""
    return Task(
        id=number,
        text=text,
        title=text,
        series=None,
        period=None,
        state=State.NOT_STARTED,
        cadence=Cadence.ONCE,
        original_due_on=None,
        due_on=None,
        due_text=None,
        completed_on=None,
        starred=False,
        origin=None,
    )
