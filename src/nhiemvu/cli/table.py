"""Every command in one static table: names, where its code is, and its one-line help.

Help, completion and suggestions read this table, so they load no command.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nhiemvu.domain.language import Text


class Entry(NamedTuple):
    """One command, or a noun with commands of its own."""

    name: str
    #: The Vietnamese name, without accents.
    vietnamese: str
    help: Text
    #: Where the command is: "module:attribute" under nhiemvu.cli.commands; empty for a noun.
    target: str = ""
    children: tuple[Entry, ...] = ()


COMMANDS = (
    Entry("init", "khoi-tao", Text("Khai báo cơ quan", "Name the office"), "init:command"),
    Entry(
        "import",
        "nhap",
        Text("Đọc báo cáo, kế hoạch thành nhiệm vụ", "Read a report or plan into tasks"),
        "import_:command",
    ),
    Entry("add", "them", Text("Thêm một nhiệm vụ", "Add one task"), "add:command"),
    Entry("list", "ds", Text("Liệt kê nhiệm vụ", "List tasks"), "list_:command"),
    Entry("show", "xem", Text("Xem một nhiệm vụ", "Show one task"), "show:command"),
    Entry("edit", "sua", Text("Sửa nhiệm vụ", "Correct tasks"), "edit:command"),
    Entry("search", "tim", Text("Tìm theo từ ngữ", "Search for words"), "search:command"),
    Entry("split", "tach", Text("Tách một nhiệm vụ", "Split a task"), "split:command"),
    Entry("assign", "giao", Text("Giao nhiệm vụ cho đơn vị", "Assign tasks to units"), "assign:command"),
    Entry("update", "cap-nhat", Text("Ghi tiến độ", "Record progress"), "update:command"),
    Entry("done", "xong", Text("Ghi hoàn thành và kết quả", "Record completion and result"), "done:command"),
    Entry("confirm", "xac-nhan", Text("Xác nhận hoàn thành", "Confirm completion"), "confirm:confirm_command"),
    Entry("return", "tra-lai", Text("Trả lại báo cáo hoàn thành", "Return a completion"), "confirm:return_command"),
    Entry("extend", "gia-han", Text("Xin, duyệt gia hạn", "Ask for, decide a later deadline"), "extend:command"),
    Entry("suspend", "tam-hoan", Text("Tạm hoãn nhiệm vụ", "Suspend tasks"), "set_aside:suspend_command"),
    Entry("cancel", "huy", Text("Hủy nhiệm vụ", "Call tasks off"), "set_aside:cancel_command"),
    Entry("reopen", "mo-lai", Text("Mở lại nhiệm vụ đã đóng", "Reopen closed tasks"), "reopen:command"),
    Entry("recur", "dinh-ky", Text("Mở lần tiếp theo của việc định kỳ", "Open what comes back"), "recur:command"),
    Entry("overdue", "qua-han", Text("Liệt kê nhiệm vụ quá hạn", "List overdue tasks"), "overdue:command"),
    Entry("remind", "don-doc", Text("Công văn đôn đốc đơn vị", "Chase units by letter"), "remind:command"),
    Entry("stats", "thong-ke", Text("Thống kê nhiệm vụ", "Count tasks"), "stats:command"),
    Entry(
        "export",
        "xuat",
        Text("Ghi nhiệm vụ ra Excel, lịch...", "Write tasks to Excel, a calendar..."),
        "export:command",
    ),
    Entry(
        "report",
        "bao-cao",
        Text("Báo cáo đã nhập và báo cáo sắp tới", "Reports held and the coming one"),
        children=(
            Entry("list", "ds", Text("Liệt kê báo cáo", "List reports"), "report:list_command"),
            Entry(
                "series",
                "loai",
                Text("Loại báo cáo, ngày chốt số liệu", "Series and closing days"),
                "report_series:command",
            ),
            Entry("show", "xem", Text("Xem một báo cáo", "Show one report"), "report_held:show_command"),
            Entry("edit", "sua", Text("Ghi số, ngày báo cáo", "Correct a report"), "report_held:edit_command"),
            Entry("draft", "soan", Text("Soạn báo cáo của kỳ", "Draft a period's report"), "report:draft_command"),
            Entry(
                "headings",
                "de-muc",
                Text("Xếp kết quả vào đề mục", "Set under which headings results stand"),
                "report_headings:command",
            ),
            Entry(
                "coverage",
                "tra-loi",
                Text("Nhiệm vụ nào đã được trả lời", "What answers each task"),
                "report_coverage:command",
            ),
            Entry("close", "khoa", Text("Khóa kỳ đã báo cáo", "Close a period"), "report_close:command"),
            Entry(
                "check",
                "kiem-tra",
                Text("Kiểm tra thể thức văn bản", "Check a document's form"),
                "report_check:command",
            ),
            Entry("template", "mau", Text("Lấy mẫu báo cáo để sửa", "Take the template"), "report_template:command"),
            Entry(
                "dashboard",
                "bang-theo-doi",
                Text("Lập trang tổng quan cho lãnh đạo", "Write the overview for the head"),
                "report_dashboard:command",
            ),
        ),
    ),
    Entry(
        "directive",
        "van-ban",
        Text("Văn bản chỉ đạo", "Directives and plans"),
        children=(
            Entry("list", "ds", Text("Liệt kê văn bản", "List directives"), "directive:list_command"),
            Entry("show", "xem", Text("Xem một văn bản", "Show one directive"), "directive:show_command"),
            Entry("tree", "cay", Text("Xem cây văn bản", "Show what stands below what"), "directive:tree_command"),
            Entry("add", "them", Text("Ghi một văn bản", "Record a directive"), "directive_change:add_command"),
            Entry("edit", "sua", Text("Sửa một văn bản", "Correct a directive"), "directive_change:edit_command"),
            Entry("link", "noi", Text("Nối hai văn bản", "Tie two directives"), "directive_link:link_command"),
        ),
    ),
    Entry(
        "unit",
        "don-vi",
        Text("Đơn vị", "Units"),
        children=(
            Entry("add", "them", Text("Thêm đơn vị", "Add a unit"), "unit:add_command"),
            Entry("list", "ds", Text("Liệt kê đơn vị", "List units"), "unit:list_command"),
            Entry("show", "xem", Text("Xem một đơn vị", "Show one unit"), "unit_show:command"),
            Entry("rename", "doi-ten", Text("Đổi tên đơn vị", "Rename a unit"), "unit_rename:command"),
            Entry("merge", "sap-nhap", Text("Sáp nhập đơn vị", "Merge units into one"), "unit_merge:command"),
            Entry("split", "chia-tach", Text("Chia, tách đơn vị", "Split a unit"), "unit_split:split_command"),
            Entry("dissolve", "giai-the", Text("Giải thể đơn vị", "Dissolve a unit"), "unit_split:dissolve_command"),
            Entry("alias", "ten-khac", Text("Thêm, bỏ tên khác", "Add or remove other names"), "unit_alias:command"),
            Entry("group", "nhom", Text("Nhóm đơn vị", "Groups of units"), "unit_group:command"),
        ),
    ),
    Entry(
        "form",
        "phieu",
        Text("Phiếu Excel cho đơn vị điền", "Excel forms that units fill in"),
        children=(
            Entry("out", "phat", Text("Lập phiếu cho từng đơn vị", "Make each unit's form"), "form:out_command"),
            Entry("in", "thu", Text("Nhập phiếu đã điền", "Take filled forms"), "form:in_command"),
        ),
    ),
    Entry("calendar", "lich", Text("Lịch nghỉ, làm bù của cơ quan", "Days off and days worked"), "calendar:command"),
    Entry("history", "lich-su", Text("Xem lịch sử thay đổi", "See what was changed"), "history:command"),
    Entry("undo", "hoan-tac", Text("Hoàn tác lệnh vừa làm", "Take back the last command"), "undo:command"),
    Entry("load", "nap", Text("Nạp bản lưu trữ", "Make a database of an archive"), "load:command"),
    Entry(
        "db",
        "du-lieu",
        Text("Cơ sở dữ liệu", "The database"),
        children=(
            Entry("upgrade", "nang-cap", Text("Nâng cấp cấu trúc", "Upgrade the schema"), "db:upgrade_command"),
            Entry("check", "kiem-tra", Text("Kiểm tra dữ liệu", "Check the data"), "db:check_command"),
            Entry("backup", "sao-luu", Text("Sao lưu", "Back it up"), "db_backup:backup_command"),
            Entry("restore", "khoi-phuc", Text("Khôi phục", "Restore a backup"), "db_backup:restore_command"),
            Entry("move", "chuyen", Text("Chuyển sang nơi khác", "Move it elsewhere"), "db_move:command"),
            Entry("grant", "cap-quyen", Text("Cấp quyền dùng chung", "Let others use it"), "db_grant:grant_command"),
            Entry("who", "ai", Text("Ai được làm gì", "Who may do what"), "db_grant:who_command"),
        ),
    ),
    Entry(
        "facts",
        "tu-ngu",
        Text("Từ ngữ riêng để đọc văn bản", "Words of the office's own"),
        children=(
            Entry("list", "ds", Text("Liệt kê từ ngữ riêng", "List them"), "facts:list_command"),
            Entry("check", "kiem-tra", Text("Kiểm tra, nêu lỗi", "Check them by line"), "facts:check_command"),
            Entry("add", "them", Text("Thêm từ ngữ", "Add words"), "facts:add_command"),
        ),
    ),
    Entry(
        "completion",
        "goi-y",
        Text("Gợi ý khi bấm phím Tab", "Completion with the Tab key"),
        children=(
            Entry("install", "cai-dat", Text("Cài gợi ý cho shell", "Install it"), "completion:install_command"),
            Entry("show", "xem", Text("In đoạn mã gợi ý", "Print its script"), "completion:show_command"),
        ),
    ),
    Entry("demo", "chay-thu", Text("Chạy thử cả vòng trên cơ quan mẫu", "Run the loop on an example"), "demo:command"),
)


def find_entry(entries: Sequence[Entry], name: str) -> Entry | None:
    """Return the entry that answers to an English or Vietnamese name."""
    return next((entry for entry in entries if name in {entry.name, entry.vietnamese}), None)
