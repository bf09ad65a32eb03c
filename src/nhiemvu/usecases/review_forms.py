"""Compare filled forms with the record: what is new in each row, what is refused, what a person has to decide."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from nhiemvu.domain.errors import Conflict, NhiemvuError
from nhiemvu.domain.form_checks import Reviewed, contradicts, review
from nhiemvu.domain.form_faults import Held, Said
from nhiemvu.domain.form_tables import FilledForm
from nhiemvu.domain.forms import LONGEST_OFFICE, FormColumn, FormFault, Statement
from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Role, State, Task
from nhiemvu.domain.text import tone_key
from nhiemvu.domain.units import Unit
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.history import newest_event
from nhiemvu.store.progress import ProgressEntry, progress_of_tasks
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import get_tasks
from nhiemvu.store.units import all_units
from nhiemvu.usecases.form_roles import form_roles


class FormOfAnotherOffice(Conflict):
    """A form was made by another office."""

    def __init__(self, name: str, office: str, own: str) -> None:
        super().__init__(
            Text(
                f"Phiếu “{name}” là của “{office}”, không phải của “{own}”.",
                f"The form “{name}” is one of “{office}”, not of “{own}”.",
            ),
            Text(
                "Chọn đúng cơ sở dữ liệu bằng --db, hoặc bỏ tệp này ra.",
                "Name the right database by --db, or leave this file out.",
            ),
        )


class FormOfAnotherDatabase(Conflict):
    """A form knows of changes, or of a unit, that this database has not."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Phiếu “{name}” được lập từ cơ sở dữ liệu khác, hoặc mới hơn bản này.",
                f"The form “{name}” was made from another database, or from a newer state of this one.",
            ),
            Text(
                "Chọn đúng cơ sở dữ liệu bằng --db; nếu vừa khôi phục bản cũ, lập lại phiếu: nhiemvu form out",
                "Name the right database by --db; after restoring an older one make the form again.",
            ),
        )


class ClashKind(StrEnum):
    """What a person has to decide about."""

    #: Something was recorded after the form was made.
    NEWER = "newer"
    #: Lead and support say what cannot both be.
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands against a row of a form."""

    kind: ClashKind
    #: What was recorded since, of the same unit.
    newer: Said | None = None
    #: What the lead says: its unit, the state that it comes to, and its statement where it is in this run.
    lead: str | None = None
    state: State | None = None
    statement: Statement | None = None
    #: The place of the lead's form among those of this run.
    form: int | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form beside the record."""

    said: Statement
    task: Task
    role: Role
    #: Who answers: the unit of the form, or the one that took the task over from it.
    unit_id: int
    found: Reviewed
    clash: Clash | None = None


@dataclass(frozen=True, slots=True)
class FormReview:
    """One form beside the record."""

    form: FilledForm
    #: The unit by its name today.
    unit: str
    #: What keeps the whole form from being taken.
    refusal: NhiemvuError | None = None
    faults: Sequence[FormFault] = ()
    #: Rows that have something new.
    rows: Sequence[FormRow] = ()
    #: How many rows are on record already.
    unchanged: int = 0


def review_forms(session: Session, forms: Sequence[FilledForm]) -> list[FormReview]:
    """Return each form beside the record, in their order."""
    settings = read_settings(session)
    newest, _ = newest_event(session)
    units = {unit.id: unit for unit in all_units(session)}
    most = settings.get("max_extensions")
    answered: dict[tuple[int, int], tuple[str, Statement]] = {}
    reviews = []
    for form in forms:
        mark = form.mark
        if refusal := _refusal(form, settings.get("office", ""), newest, units):
            reviews.append(FormReview(form, mark.unit, refusal))
            continue
        statements, repeated = _not_repeated(form, answered)
        found = _review(session, form, statements, int(most) if most else None, units)
        faults = sorted([*form.faults, *repeated, *found.faults], key=lambda fault: fault.row)
        unchanged = found.unchanged - len(repeated)
        reviews.append(replace(found, unit=units[mark.unit_id].name, faults=faults, unchanged=unchanged))
    return _with_contradictions(reviews)


def _refusal(form: FilledForm, office: str, newest: int, units: Collection[int]) -> NhiemvuError | None:
    mark = form.mark
    if _office_key(mark.office) != _office_key(office):
        return FormOfAnotherOffice(form.name, mark.office, office)
    if mark.last_event > newest or mark.unit_id not in units:
        return FormOfAnotherDatabase(form.name)
    return None


def _office_key(name: str) -> str:
    return tone_key(name[:LONGEST_OFFICE])


def _not_repeated(
    form: FilledForm, answered: dict[tuple[int, int], tuple[str, Statement]]
) -> tuple[list[Statement], list[FormFault]]:
    """Return the statements that no earlier file of the unit makes, and as faults those that one makes otherwise."""
    kept, faults = [], []
    for said in form.statements:
        name, first = answered.setdefault((form.mark.unit_id, said.number), (form.name, said))
        if first is said:
            kept.append(said)
        elif not first.says_what(said):
            faults.append(
                FormFault(
                    said.row,
                    FormColumn.NUMBER.value,
                    Text(
                        f"nhiệm vụ {said.number} đã trả lời khác trong tệp “{name}” (dòng {first.row})",
                        f"task {said.number} is answered differently in “{name}” (row {first.row})",
                    ),
                    Text("Giữ tệp đúng, bỏ tệp kia ra.", "Keep the right file and leave the other out."),
                )
            )
    return kept, faults


def _review(
    session: Session,
    form: FilledForm,
    statements: Sequence[Statement],
    most_extensions: int | None,
    units: Mapping[int, Unit],
) -> FormReview:
    mark, numbers = form.mark, [said.number for said in form.statements]
    tasks = {task.id: task for task in get_tasks(session, numbers)}
    roles = form_roles(session, mark.unit_id, units)
    entries = progress_of_tasks(session, list(tasks))
    parents = [task.parent_id for task in tasks.values() if task.parent_id is not None]
    due_of = {parent.id: parent.due_on for parent in get_tasks(session, parents)}
    rows, faults, unchanged = [], [], len(form.statements) - len(statements)
    for said in statements:
        task = tasks.get(said.number)
        if task is None:
            faults.append(_unknown(said))
            continue
        if task.secrecy and _has_words(said):
            faults.append(_of_secret(said))
            continue
        mine = roles.get(task.id)
        answering = mine.unit_id if mine else mark.unit_id
        held = Held(
            task=task,
            role=mine.role if mine else None,
            unit_id=answering,
            since=tuple(
                _said(entry, {mark.unit_id: answering})
                for entry in _newest_first(entries[task.id])
                if entry.id > mark.last_entry
            ),
            parent_due_on=due_of.get(task.parent_id or 0),
            most_extensions=most_extensions,
            shown=task.id in mark.tasks,
        )
        found = review(said, held, mark.made_on)
        faults += found.faults
        if not found.faults and (found.tells or found.asks):
            clash = Clash(ClashKind.NEWER, newer=found.newer) if found.newer else None
            rows.append(FormRow(said, task, held.role or Role.LEAD, answering, found, clash))
        unchanged += not (found.tells or found.asks)
    return FormReview(form, mark.unit, None, faults, rows, unchanged)


def _newest_first(entries: Sequence[ProgressEntry]) -> Iterator[ProgressEntry]:
    return iter(sorted(entries, key=lambda entry: -entry.id))


def _said(entry: ProgressEntry, renumbered: Mapping[int, int]) -> Said:
    return Said(
        unit_id=renumbered.get(entry.unit_id, entry.unit_id) if entry.unit_id else None,
        unit=entry.unit,
        reported_on=entry.reported_on,
        state=entry.state,
        percent=entry.percent,
        note=entry.note,
        result=entry.result,
        obstacle=entry.obstacle,
        evidence=tuple(one.text for one in entry.evidence),
    )


def _has_words(said: Statement) -> bool:
    return bool(said.words or said.obstacle or said.evidence or said.reason)


def _of_secret(said: Statement) -> FormFault:
    return FormFault(
        said.row,
        FormColumn.NUMBER.value,
        Text(
            f"nhiệm vụ {said.number} là nhiệm vụ mật, phiếu không được ghi lời",
            f"task {said.number} is a state secret: a form says no word of it",
        ),
        Text(
            "Xóa lời ở dòng này, chỉ giữ trạng thái, phần trăm, ngày; xử lý tệp theo quy định về bí mật nhà nước.",
            "Clear the words of the row; state, percent and day may stay.",
        ),
    )


def _unknown(said: Statement) -> FormFault:
    return FormFault(
        said.row,
        FormColumn.NUMBER.value,
        Text(f"không có nhiệm vụ số {said.number}", f"there is no task {said.number}"),
        Text("Ghi lại số như trong phiếu đã gửi.", "Write the number as in the form that was sent."),
    )


def _with_contradictions(reviews: Sequence[FormReview]) -> list[FormReview]:
    """Add to the rows of units in support what the lead says otherwise: in this run, else by the record."""
    leads = {
        row.task.id: (place, review, row)
        for place, review in enumerate(reviews)
        for row in review.rows
        if row.role is Role.LEAD and row.found.tells
    }
    return [replace(one, rows=[_beside_lead(row, leads) for row in one.rows]) for one in reviews]


def _beside_lead(row: FormRow, leads: Mapping[int, tuple[int, FormReview, FormRow]]) -> FormRow:
    if row.role is Role.LEAD or not row.found.tells:
        return row
    if row.task.id not in leads:
        closed = row.task.state if row.task.state is not State.NOT_STARTED else None
        against = contradicts(row.said.state, closed)
        return replace(row, clash=Clash(ClashKind.SUPPORT, lead=row.task.lead, state=closed)) if against else row
    place, form, lead = leads[row.task.id]
    begun = State.IN_PROGRESS if lead.task.state is State.NOT_STARTED else lead.task.state
    state = lead.said.state or begun
    if not contradicts(row.said.state, state):
        return row
    return replace(row, clash=Clash(ClashKind.SUPPORT, lead=form.unit, state=state, statement=lead.said, form=place))
