"""How the states, standings, kinds and roles of tasks are called, on the screen and in every file for units."""

from collections.abc import Mapping

from nhiemvu.domain.language import Text
from nhiemvu.domain.tasks import Cadence, Role, State, Timing

STATE_NAMES: Mapping[State, Text] = {
    State.NOT_STARTED: Text("chưa thực hiện", "not started"),
    State.IN_PROGRESS: Text("đang thực hiện", "in progress"),
    State.REPORTED: Text("chờ xác nhận", "reported"),
    State.DONE: Text("đã hoàn thành", "done"),
    State.SUSPENDED: Text("tạm hoãn", "suspended"),
    State.CANCELLED: Text("đã hủy", "cancelled"),
}
TIMING_NAMES: Mapping[Timing, Text] = {
    Timing.ON_TIME: Text("đúng hạn", "on time"),
    Timing.LATE: Text("quá hạn", "late"),
    Timing.NO_DEADLINE: Text("không hạn", "no deadline"),
    Timing.IN_TIME: Text("trong hạn", "in time"),
    Timing.DUE_SOON: Text("sắp đến hạn", "due soon"),
    Timing.OVERDUE: Text("quá hạn", "overdue"),
}
CADENCE_NAMES: Mapping[Cadence, Text] = {
    Cadence.ONCE: Text("một lần", "once"),
    Cadence.ONGOING: Text("thường xuyên", "ongoing"),
    Cadence.RECURRING: Text("định kỳ", "recurring"),
}
ROLE_NAMES: Mapping[Role, Text] = {
    Role.LEAD: Text("chủ trì", "lead"),
    Role.SUPPORT: Text("phối hợp", "support"),
    Role.MONITOR: Text("theo dõi", "monitor"),
}
