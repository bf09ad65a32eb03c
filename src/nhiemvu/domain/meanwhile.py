"""What two people made of one record at once: what it was when the second read it, what it is, and what he wanted."""

from collections.abc import Mapping
from datetime import date, datetime

from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.task_names import CADENCE_NAMES, STATE_NAMES
from nhiemvu.domain.tasks import Cadence, State, Task
from nhiemvu.domain.text import shorten, squeeze
from nhiemvu.domain.values import dataclass

#: So much of words is told.
TOLD_LENGTH = 60
#: The fields in which two versions are told apart, in the order in which they are told.
FIELDS: Mapping[str, Text] = {
    "text": Text("nội dung", "text"),
    "title": Text("tiêu đề", "title"),
    "state": Text("trạng thái", "state"),
    "percent": Text("tiến độ", "percent"),
    "due_on": Text("hạn", "due"),
    "completed_on": Text("ngày hoàn thành", "done on"),
    "lead": Text("chủ trì", "lead"),
    "support": Text("phối hợp", "support"),
    "result": Text("kết quả", "result"),
    "series": Text("loại báo cáo", "series"),
    "period": Text("kỳ", "period"),
    "cadence": Text("tính chất", "cadence"),
    "starred": Text("đánh dấu sao", "starred"),
}

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who changed a record last, and when, in Vietnam's time."""

    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """One task in the versions of two people; fields that one of them lacks are not told."""

    number: int
    #: As it was when it was shown.
    shown: Values
    #: As it is.
    held: Values
    #: What was to be recorded.
    wanted: Values
    signed: Signed | None

    @property
    def told(self) -> Text:
        """Who changed it when, and field by field what it was, is, and was to become."""
        changed = [name for name in FIELDS if name in self.shown and self.shown[name] != self.held.get(name)]
        others = [name for name in FIELDS if name in self.wanted and name not in changed]
        vi = [self._three(name).vi for name in changed] + [self._own(name).vi for name in others]
        en = [self._three(name).en for name in changed] + [self._own(name).en for name in others]
        if not changed:
            vi, en = ["có lượt ghi mới", *vi], ["something new was recorded", *en]
        return Text(
            f"nhiệm vụ {self.number}{self._who.vi}: {'; '.join(vi)}",
            f"task {self.number}{self._who.en}: {'; '.join(en)}",
        )

    @property
    def _who(self) -> Text:
        if self.signed is None:
            return Text("", "")
        when = f"{self.signed.at:%H:%M %d/%m/%Y}"
        return Text(f" ({self.signed.actor} ghi lúc {when})", f" (by {self.signed.actor} at {when})")

    def _three(self, name: str) -> Text:
        was, now = value_words(self.shown[name]), value_words(self.held.get(name))
        vi = f"{FIELDS[name].vi}: lúc mở là {was.vi}, nay là {now.vi}"
        en = f"{FIELDS[name].en}: was {was.en}, is {now.en}"
        if name in self.wanted:
            wanted = value_words(self.wanted[name])
            return Text(f"{vi}, bạn ghi {wanted.vi}", f"{en}, you wrote {wanted.en}")
        return Text(vi, en)

    def _own(self, name: str) -> Text:
        wanted = value_words(self.wanted[name])
        return Text(f"{FIELDS[name].vi}: bạn ghi {wanted.vi}", f"{FIELDS[name].en}: you wrote {wanted.en}")


def values_of(task: Task) -> dict[str, object]:
    """Return a task's values in the fields that are told."""
    return {name: getattr(task, name) for name in FIELDS}


def value_words(value: object) -> Text:
    """Return a value as a message has it: a day, a name, “words”; nothing is “trống”."""
    if value is None or value in ((), ""):
        return Text("trống", "none")
    if isinstance(value, bool):
        return Text("có", "yes") if value else Text("không", "no")
    if isinstance(value, State):
        return STATE_NAMES[value]
    if isinstance(value, Cadence):
        return CADENCE_NAMES[value]
    if isinstance(value, tuple):
        names = ", ".join(map(str, value))
        return Text(names, names)
    words = _plain(value)
    return Text(words, words)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        return f"{value}%"
    words = value.code if isinstance(value, Period) else str(value)
    return f"“{shorten(squeeze(words), TOLD_LENGTH)}”"
