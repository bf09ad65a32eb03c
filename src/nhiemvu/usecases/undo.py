"""Take the newest commands back."""

from datetime import datetime

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass
from nhiemvu.store.history import Event, get_event, invert, net, not_undone, record_event
from nhiemvu.store.records import Rows, rows_about
from nhiemvu.store.session import Change, Session
from nhiemvu.store.undo import take_back


class TooFewEvents(Conflict):
    """More commands are to be taken back than there are."""

    def __init__(self, wanted: int, held: int) -> None:
        super().__init__(
            Text(
                f"Chỉ còn {held} lượt có thể hoàn tác, không đủ {wanted}.",
                f"Only {held} commands can be undone, not {wanted}.",
            ),
            Text("Không có gì bị thay đổi. Xem các lượt bằng: nhiemvu history", "See them with: nhiemvu history"),
        )


class MarkingStays(Conflict):
    """A marking as secret was to be taken back, which would bring words back."""

    def __init__(self, event_id: int) -> None:
        super().__init__(
            Text(
                f"Lượt {event_id} đánh dấu mật và đã xóa lời: không hoàn tác lượt này và các lượt trước nó.",
                f"Event {event_id} marked a secret and cleared words: it and what came before are not undone.",
            ),
            Text(
                "Không có gì bị thay đổi. Khi đã giải mật, bỏ dấu bằng: nhiemvu edit SỐ --secret khong",
                "Nothing was changed. Once it is declassified: nhiemvu edit NUMBER --secret khong",
            ),
        )


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One event that was taken back."""

    event: Event
    #: What taking it back changed.
    changes: list[Change]
    #: The rows that those changes touch or refer to.
    rows: Rows


def undo(session: Session, count: int, *, at: datetime, actor: str, command: str) -> list[TakenBack]:
    """Take back the newest `count` events not yet taken back, newest first, each by an undo event of its own.

    Where none is left, nothing happens. Raises TooFewEvents where some are left, fewer than `count`; RecordMoved,
    MarkingStays.
    """
    numbers = not_undone(session, count)
    if numbers and len(numbers) < count:
        raise TooFewEvents(count, len(numbers))
    return [_undo_one(session, get_event(session, number), at, actor, command) for number in numbers]


def _undo_one(session: Session, taken: Event, at: datetime, actor: str, command: str) -> TakenBack:
    if any(_marks_secret(change) for change in taken.changes):
        raise MarkingStays(taken.id)
    changes = net(invert(taken.changes))
    take_back(session, taken)
    record_event(session, at=at, actor=actor, command=command, undoes_id=taken.id)
    return TakenBack(taken, changes, rows_about(session, changes))


def _marks_secret(change: Change) -> bool:
    if change.before is None or change.after is None:
        return False
    return change.before.get("secrecy", "") is None and change.after.get("secrecy") is not None
