"""What tables, columns and values of the record are called on the screen."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.shapes import (
    COVERAGE_NAMES,
    DAY_KIND_NAMES,
    DECISION_NAMES,
    MATCHED_BY_NAMES,
    PLACED_BY_NAMES,
    RELATION_NAMES,
    UNIT_CHANGE_NAMES,
)
from nhiemvu.domain.coverage import Coverage, MatchedBy, PlacedBy
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.directives import Relation
from nhiemvu.domain.extensions import Decision
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import SECRECY_NAMES, Secrecy
from nhiemvu.domain.task_names import CADENCE_NAMES, ROLE_NAMES, STATE_NAMES
from nhiemvu.domain.tasks import Cadence, Role, State
from nhiemvu.domain.text import shorten, squeeze
from nhiemvu.domain.unit_changes import UnitChangeKind
from nhiemvu.domain.workdays import DayKind

Row = dict[str, Any]
#: Rows by table and number.
Rows = Mapping[tuple[str, int], Row]

#: What one row of a table is called.
TABLE_NAMES: Mapping[str, Text] = {
    "setting": Text("khai báo", "setting"),
    "unit": Text("đơn vị", "unit"),
    "unit_alias": Text("tên khác", "other name"),
    "unit_change": Text("thay đổi tổ chức", "change of the unit"),
    "unit_successor": Text("đơn vị kế thừa", "successor"),
    "unit_group": Text("nhóm đơn vị", "group of units"),
    "unit_group_member": Text("đơn vị trong nhóm", "unit in the group"),
    "series": Text("loại báo cáo", "series"),
    "document": Text("văn bản", "document"),
    "document_source": Text("tệp đã nhập", "imported file"),
    "report": Text("kỳ của báo cáo", "periods of the report"),
    "document_link": Text("liên quan", "link"),
    "task": Text("nhiệm vụ", "task"),
    "office_day": Text("ngày nghỉ, ngày làm bù", "day of the office's calendar"),
    "task_recurrence": Text("lặp lại", "recurrence"),
    "task_deadline": Text("mốc thời gian", "stated deadline"),
    "task_directive": Text("văn bản nêu", "directive"),
    "assignment": Text("giao", "assigned"),
    "progress": Text("lượt cập nhật", "progress"),
    "evidence": Text("minh chứng", "evidence"),
    "extension": Text("gia hạn", "extension"),
    "reminder": Text("đôn đốc", "reminder"),
    "report_answer": Text("câu trong báo cáo", "words of the report"),
    "report_close": Text("chốt kỳ báo cáo", "closed period"),
    "closed_answer": Text("số liệu đã chốt", "closed answer"),
    "result_place": Text("chỗ đặt kết quả", "place of results"),
}
COLUMN_NAMES: Mapping[str, Text] = {
    "after_id": Text("sau lần", "after"),
    "alias": Text("tên khác", "other name"),
    "as_of": Text("tính đến ngày", "as of"),
    "asked_on": Text("ngày xin", "asked on"),
    "basis": Text("căn cứ", "by"),
    "basis_document_id": Text("văn bản quyết định", "decided by"),
    "cadence": Text("tính chất", "cadence"),
    "change": Text("thay đổi", "change"),
    "change_id": Text("thay đổi tổ chức", "change of the unit"),
    "close_id": Text("kỳ đã chốt", "closed period"),
    "closing_day": Text("ngày chốt số liệu", "closing day"),
    "closed_on": Text("ngày chốt", "closed on"),
    "completed_on": Text("ngày hoàn thành", "done on"),
    "continues_id": Text("tiếp nối", "goes on from"),
    "coverage": Text("trả lời", "answer"),
    "decided_on": Text("ngày quyết định", "decided on"),
    "decision": Text("quyết định", "decision"),
    "day": Text("ngày", "day"),
    "day_kind": Text("loại ngày", "kind of day"),
    "document_id": Text("văn bản", "document"),
    "due_on": Text("hạn", "due"),
    "due_text": Text("lời văn của hạn", "words of the deadline"),
    "file_name": Text("tệp", "file"),
    "from_due_on": Text("hạn trước đó", "from"),
    "former_name": Text("tên cũ", "former name"),
    "first_due_on": Text("tính từ ngày", "reckoned from"),
    "from_id": Text("văn bản", "document"),
    "from_on": Text("từ ngày", "from"),
    "granted_due_on": Text("hạn được duyệt", "granted"),
    "group_id": Text("nhóm", "group"),
    "heading": Text("đề mục", "heading"),
    "imported_on": Text("ngày nhập", "imported on"),
    "issued_on": Text("ngày ban hành", "issued on"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "key": Text("khai báo", "setting"),
    "kind": Text("loại văn bản", "kind"),
    "matched_by": Text("cách nhận ra", "recognised by"),
    "name": Text("tên", "name"),
    "new_due_on": Text("hạn xin", "asked for"),
    "note": Text("tình hình", "note"),
    "obstacle": Text("vướng mắc", "obstacle"),
    "occurs_on": Text("của lần", "occurrence of"),
    "origin_document_id": Text("văn bản gốc", "source"),
    "origin_label": Text("điểm", "point"),
    "origin_due_on": Text("hạn theo văn bản", "deadline in the document"),
    "original_due_on": Text("hạn gốc", "first deadline"),
    "parent_id": Text("thuộc", "under"),
    "percent": Text("tiến độ", "progress"),
    "period": Text("kỳ", "period"),
    "period_planned": Text("kỳ kế hoạch", "plans"),
    "period_reported": Text("kỳ báo cáo", "reports"),
    "placed_by": Text("xếp theo", "placed by"),
    "position": Text("thứ tự", "position"),
    "progress_id": Text("lượt cập nhật", "progress"),
    "reason": Text("lý do", "reason"),
    "refusal": Text("lý do không đồng ý", "refused because"),
    "relation": Text("quan hệ", "relation"),
    "reply_by": Text("trả lời chậm nhất", "answer by"),
    "reported_on": Text("ngày báo", "reported on"),
    "result": Text("kết quả", "result"),
    "role": Text("vai trò", "role"),
    "rule": Text("cách tính", "rule"),
    "secrecy": Text("độ mật", "secrecy"),
    "sent_on": Text("ngày gửi", "sent on"),
    "series_id": Text("loại báo cáo", "series"),
    "set_aside_on": Text("ngày tạm hoãn, hủy", "set aside on"),
    "signer": Text("người ký", "signer"),
    "starred": Text("đánh dấu sao", "starred"),
    "state": Text("trạng thái", "state"),
    "symbol": Text("ký hiệu", "symbol"),
    "task_id": Text("nhiệm vụ", "task"),
    "text": Text("nội dung", "text"),
    "title": Text("tiêu đề", "title"),
    "to_id": Text("văn bản kia", "other document"),
    "unit_id": Text("đơn vị", "unit"),
    "until_on": Text("đến ngày", "until"),
    "valid_from": Text("thành lập", "set up"),
    "valid_to": Text("ngày cuối", "last day"),
    "value": Text("nội dung", "value"),
    "words": Text("từ ngữ", "words"),
}
#: What the program derives from the other columns, or what is too long for a line: not told.
UNTOLD = frozenset(
    {
        "folded", "id", "identity", "origin_end", "origin_start", "outline", "period_first", "period_last",
        "planned_first", "planned_last", "reported_first", "reported_last", "sha256", "symbol_key",
    }
)  # fmt: skip
#: The text of an imported file, of which only the length is told.
WHOLE_TEXT = ("document_source", "text")
SETTING_NAMES: Mapping[str, Text] = {
    "office": Text("tên cơ quan", "office"),
    "system": Text("hệ thống", "system"),
    "superior": Text("cơ quan cấp trên", "superior"),
    "place": Text("địa danh", "place"),
    "signer": Text("người ký", "signer"),
    "confirmation": Text("xác nhận hoàn thành", "confirmation"),
    "files": Text("thư mục tệp minh chứng", "folder of files"),
    "max_extensions": Text("số lần gia hạn tối đa", "most extensions"),
    "calendar_years": Text("năm đã có đủ lịch nghỉ", "years with all days off"),
}
#: Columns whose values have names of their own.
NAMED_VALUES: Mapping[str, tuple[type[StrEnum], Mapping[Any, Text]]] = {
    "day_kind": (DayKind, DAY_KIND_NAMES),
    "state": (State, STATE_NAMES),
    "cadence": (Cadence, CADENCE_NAMES),
    "decision": (Decision, DECISION_NAMES),
    "role": (Role, ROLE_NAMES),
    "coverage": (Coverage, COVERAGE_NAMES),
    "matched_by": (MatchedBy, MATCHED_BY_NAMES),
    "placed_by": (PlacedBy, PLACED_BY_NAMES),
    "change": (UnitChangeKind, UNIT_CHANGE_NAMES),
    "secrecy": (Secrecy, SECRECY_NAMES),
    "relation": (Relation, {relation: names[0] for relation, names in RELATION_NAMES.items()}),
}
#: The table that a column refers to; `parent_id` refers to its own.
REFERENCES: Mapping[str, str] = {
    "change_id": "unit_change",
    "basis_document_id": "document",
    "after_id": "task",
    "close_id": "report_close",
    "continues_id": "task",
    "document_id": "document",
    "from_id": "document",
    "group_id": "unit_group",
    "origin_document_id": "document",
    "progress_id": "progress",
    "series_id": "series",
    "task_id": "task",
    "to_id": "document",
    "unit_id": "unit",
}
#: Days are the columns that end so, and these.
DAY_SUFFIX = "_on"
DAYS = frozenset({"as_of", "day", "reply_by", "valid_from", "valid_to"})
#: Short codes, which need no quotation marks.
CODES = frozenset({"kind", "period", "period_planned", "period_reported", "symbol"})
#: A document without a symbol is known by so much of its title.
NAME_LENGTH = 60


def table_name(table: str) -> str:
    """Return what a row of a table is called."""
    return spoken(TABLE_NAMES[table]) if table in TABLE_NAMES else table


def column_name(column: str) -> str:
    """Return what a column is called."""
    return spoken(COLUMN_NAMES[column]) if column in COLUMN_NAMES else column


def value_words(table: str, column: str, value: object, rows: Rows) -> str:  # noqa: PLR0911 one return a kind of value
    """Return a value of a column in words: a day, a name, “words”; what is not there is “trống”."""
    if value is None:
        return say("trống", "none")
    if (table, column) == WHOLE_TEXT:
        return say(f"{len(str(value))} ký tự", f"{len(str(value))} characters")
    if column in NAMED_VALUES:
        kind, names = NAMED_VALUES[column]
        return spoken(names[kind(str(value))])
    if isinstance(value, bool):
        return say("có", "yes") if value else say("không", "no")
    target = table if column == "parent_id" else REFERENCES.get(column)
    if target and isinstance(value, int):
        return row_name(target, value, rows)
    if column.endswith(DAY_SUFFIX) or column in DAYS:
        return short_day(date.fromisoformat(str(value)))
    if column == "percent":
        return f"{value}%"
    return f"“{squeeze(value)}”" if isinstance(value, str) and column not in CODES else str(value)


def row_name(table: str, number: int, rows: Rows) -> str:
    """Return the name of a row: "Ban Xây dựng Đảng", "97-CT/TW", else "nhiệm vụ 3"."""
    row = rows.get((table, number), {})
    if row.get("name"):
        return str(row["name"])
    if table == "document" and (name := _document_name(row)):
        return name
    return f"{table_name(table)} {number}"


def _document_name(row: Row) -> str:
    title = f"“{shorten(row['title'], NAME_LENGTH)}”" if row.get("title") else ""
    return row.get("symbol") or " ".join(filter(None, (row.get("kind"), row.get("issuer"), title)))
