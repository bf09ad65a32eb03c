"""What was said of tasks, as answers and pages that list all need it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from nhiemvu.domain.answers import Entry
from nhiemvu.domain.tasks import State
from nhiemvu.store.assignments import in_support_only
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.later import progress, select
from nhiemvu.store.session import Session

SAID_AMONG = (
    select(
        *(progress.c[name] for name in ("task_id", "unit_id", "state")),
        *(progress.c[name] for name in ("reported_on", "percent", "note", "result", "obstacle")),
    )
    .where(progress.c.task_id.in_(NUMBERS))
    .order_by(progress.c.reported_on.desc(), progress.c.id.desc())
)
STATES = {state.value: state for state in State}


def said_among(
    session: Session, numbers: Sequence[int], leads: Mapping[int, int], day: date | None = None
) -> dict[int, list[Entry]]:
    """Return what was said of tasks by their numbers, up to a day or ever, the newest first, without what proves it.

    `leads` are the units that lead them: what others say may be said in support.
    """
    statement = SAID_AMONG.where(progress.c.reported_on <= day) if day else SAID_AMONG
    rows = list(rows_among(session.connection, statement, numbers))
    # Who leads does not support: of the few others it is to be seen.
    by_others = {task_id for task_id, unit_id, *_ in rows if unit_id is not None and unit_id != leads.get(task_id)}
    support = in_support_only(session, sorted(by_others))
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for task_id, unit_id, state, *said in rows:
        reported_on, percent, note, result, obstacle = said
        found[task_id].append(
            Entry(
                reported_on=reported_on,
                state=STATES[state],
                percent=percent,
                note=note,
                result=result,
                obstacle=obstacle,
                in_support=(task_id, unit_id) in support,
            )
        )
    return found
