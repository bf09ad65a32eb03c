"""Refuse to write over what somebody else recorded since it was shown, and tell both versions."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.meanwhile import Meanwhile, Signed, values_of
from nhiemvu.domain.tasks import Task
from nhiemvu.store.history import events
from nhiemvu.store.session import Session

#: So many tasks are told of in one message.
MOST_TOLD = 5


class ChangedMeanwhile(Conflict):
    """Tasks were changed by somebody else after they were shown."""

    def __init__(self, changed: Sequence[Meanwhile], again: Text) -> None:
        told = [one.told for one in changed[:MOST_TOLD]]
        more = len(changed) - len(told)
        numbers = " ".join(str(one.number) for one in changed)
        super().__init__(
            Text(
                "Dữ liệu đã được người khác thay đổi trong lúc bạn xem hoặc sửa: "
                + "; ".join(words.vi for words in told)
                + (f"; và {more} nhiệm vụ khác." if more > 0 else "."),
                "Somebody else changed the record meanwhile: "
                + "; ".join(words.en for words in told)
                + (f"; and {more} more tasks." if more > 0 else "."),
            ),
            Text(
                f"Chưa ghi gì. Xem bản đang có: nhiemvu show {numbers}; nếu vẫn ghi theo ý mình: {again.vi}",
                f"Nothing was recorded. See what is held: nhiemvu show {numbers}; to record yours: {again.en}",
            ),
        )
        self.changed = tuple(changed)


def meanwhile(session: Session, shown: Task, held: Task, wanted: Mapping[str, object]) -> Meanwhile:
    """Return a task in the versions of two people, with who changed it last."""
    return Meanwhile(shown.id, values_of(shown), values_of(held), wanted, last_signed(session, shown.id))


def last_signed(session: Session, number: int) -> Signed | None:
    """Return who changed a task last, and when."""
    newest = next(iter(events(session, [number], 1)), None)
    return Signed(newest.actor, newest.at) if newest else None
