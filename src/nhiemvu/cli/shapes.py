"""The words of the screen for what records and documents may be."""

from collections.abc import Mapping

from nhiemvu.domain.coverage import Coverage, MatchedBy, PlacedBy
from nhiemvu.domain.directives import Relation
from nhiemvu.domain.extensions import Decision
from nhiemvu.domain.language import Text
from nhiemvu.domain.moves import Move
from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.domain.workdays import DayKind

#: What became of a task with an entry of its record.
MOVE_NAMES: Mapping[Move, Text] = {
    Move.SUSPEND: Text("tạm hoãn", "suspended"),
    Move.CANCEL: Text("hủy", "cancelled"),
    Move.REOPEN: Text("mở lại", "reopened"),
    Move.CONFIRM: Text("xác nhận hoàn thành", "confirmed"),
    Move.RETURN: Text("trả lại", "returned"),
}
UNIT_CHANGE_NAMES: Mapping[UnitChangeKind, Text] = {
    UnitChangeKind.RENAME: Text("đổi tên", "renamed"),
    UnitChangeKind.MERGE: Text("sáp nhập", "merged"),
    UnitChangeKind.SPLIT: Text("chia, tách", "split"),
    UnitChangeKind.DISSOLVE: Text("giải thể", "dissolved"),
}
COVERAGE_NAMES: Mapping[Coverage, Text] = {
    Coverage.DONE: Text("đã hoàn thành", "done"),
    Coverage.PARTLY: Text("đang thực hiện", "under way"),
    Coverage.CARRIED_OVER: Text("chuyển kỳ sau", "carried over"),
    Coverage.DROPPED: Text("không thực hiện nữa", "dropped"),
    Coverage.UNANSWERED: Text("chưa trả lời", "unanswered"),
}
DECISION_NAMES: Mapping[Decision, Text] = {
    Decision.APPROVED: Text("đồng ý", "approved"),
    Decision.REFUSED: Text("không đồng ý", "refused"),
}
MATCHED_BY_NAMES: Mapping[MatchedBy, Text] = {
    MatchedBy.BOOKMARK: Text("dấu trong tệp", "mark in the file"),
    MatchedBy.WORDS: Text("từ ngữ", "words"),
    MatchedBy.CLERK: Text("người dùng", "clerk"),
}
PLACED_BY_NAMES: Mapping[PlacedBy, Text] = {
    PlacedBy.UNIT: Text("đơn vị", "unit"),
    PlacedBy.DIRECTIVE: Text("văn bản", "directive"),
    PlacedBy.LABEL: Text("điểm trong văn bản gốc", "point of the source"),
    PlacedBy.WORDS: Text("từ ngữ", "words"),
}
DAY_KIND_NAMES: Mapping[DayKind, Text] = {
    DayKind.HOLIDAY: Text("nghỉ lễ", "holiday"),
    DayKind.IN_LIEU: Text("nghỉ bù", "off in lieu"),
    DayKind.WORKDAY: Text("làm bù", "worked"),
}
#: The same in the room of a page of weeks.
DAY_KIND_MARKS: Mapping[DayKind, Text] = {
    DayKind.HOLIDAY: Text("lễ", "off"),
    DayKind.IN_LIEU: Text("bù", "lieu"),
    DayKind.WORKDAY: Text("làm", "work"),
}

#: What a document does to another, and what is done to it.
RELATION_NAMES: Mapping[Relation, tuple[Text, Text]] = {
    Relation.IMPLEMENTS: (Text("thực hiện", "implements"), Text("được thực hiện bởi", "implemented by")),
    Relation.PROMULGATES: (Text("ban hành", "promulgates"), Text("được ban hành bởi", "promulgated by")),
    Relation.REPLACES: (Text("thay thế", "replaces"), Text("bị thay thế bởi", "replaced by")),
    Relation.AMENDS: (Text("sửa đổi", "amends"), Text("được sửa đổi bởi", "amended by")),
    Relation.REQUESTS: (Text("yêu cầu", "requests"), Text("theo yêu cầu của", "requested by")),
    Relation.CITES: (Text("dẫn", "cites"), Text("được dẫn trong", "cited by")),
}
