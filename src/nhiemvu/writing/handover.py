"""What goes with an archive of a database: how to read it without the program, and the record of its handing over."""

from collections.abc import Iterator, Mapping

from nhiemvu.domain.archives import FACTS, FILES, MANIFEST, SUMS, TABLES, Manifest, table_file
from nhiemvu.domain.dates import official_day, official_day_in_words
from nhiemvu.domain.pages import Block, Cell, Pages, Paragraph, Style, Table
from nhiemvu.writing.figures import number_words

#: What each table of a database holds.
TABLE_NAMES: Mapping[str, str] = {
    "setting": "Khai báo của cơ quan",
    "unit": "Đơn vị",
    "unit_alias": "Tên khác của đơn vị",
    "unit_change": "Đổi tên, sáp nhập, chia tách, giải thể đơn vị",
    "unit_successor": "Đơn vị tiếp nhận",
    "unit_group": "Nhóm đơn vị",
    "unit_group_member": "Đơn vị trong nhóm",
    "series": "Loại báo cáo",
    "document": "Văn bản chỉ đạo, báo cáo",
    "document_source": "Toàn văn văn bản đã nhập",
    "document_link": "Quan hệ giữa các văn bản",
    "report": "Kỳ của báo cáo",
    "task": "Nhiệm vụ",
    "task_directive": "Văn bản mà nhiệm vụ dẫn",
    "task_deadline": "Thời hạn ghi trong nhiệm vụ",
    "task_recurrence": "Nhiệm vụ định kỳ",
    "assignment": "Phân công",
    "progress": "Lượt cập nhật",
    "evidence": "Minh chứng",
    "extension": "Gia hạn",
    "reminder": "Đôn đốc",
    "report_answer": "Trả lời trong báo cáo",
    "report_close": "Kỳ đã khóa",
    "closed_answer": "Trả lời của kỳ đã khóa",
    "result_place": "Đề mục của kết quả",
    "office_day": "Ngày nghỉ, làm bù của cơ quan",
    "event": "Lịch sử: lượt thay đổi",
    "event_task": "Lịch sử: nhiệm vụ của lượt thay đổi",
}
HEADS = ("TT", "Nội dung", "Tệp", "Số dòng")
WIDTHS = (6, 44, 34, 16)
#: So much of a hash is enough to compare by eye.
SHOWN = 16


def archive_readme(manifest: Manifest) -> str:
    """Return the text that explains an archive to whoever opens it, in both languages."""
    office = f" của {manifest.office}" if manifest.office else ""
    return f"""BẢN LƯU TRỮ CƠ SỞ DỮ LIỆU NHIỆM VỤ{office.upper()}
Lập ngày {official_day(manifest.made_on)}, cấu trúc {manifest.schema}, chương trình nhiemvu {manifest.program}.

Mọi tệp là văn bản thuần, mã UTF-8, đọc được bằng bất cứ chương trình nào.

{TABLES}/*.jsonl    mỗi bảng một tệp, mỗi dòng là một bản ghi JSON; ngày ghi năm-tháng-ngày, thời điểm theo giờ UTC.
               Cột tên là *_id trỏ tới cột id của bảng cùng tên (task_id trỏ tới task.jsonl).
{FILES}/         tệp minh chứng, đặt tên theo mã SHA-256 của nội dung; tên gốc ở cột file_name của evidence.jsonl.
{FACTS}     từ ngữ riêng của cơ quan dùng khi đọc văn bản (nếu có).
{MANIFEST}   số dòng, mã SHA-256 và số lớn nhất đã cấp của từng bảng.
{SUMS}     mã SHA-256 của mọi tệp; kiểm tra trên Linux: sha256sum -c {SUMS}

Nạp lại toàn bộ, kể cả lịch sử, vào một cơ sở dữ liệu mới: nhiemvu --db MOI.db load THU_MUC_NAY

---
Archive of a database of tasks: plain UTF-8 text, one JSON object a line, one file a table in {TABLES}/. Columns named
*_id refer to the column id of the table of that name. Days are ISO, moments UTC. {FILES}/ holds evidence by the SHA-256
of its bytes, {MANIFEST} the rows, hash and greatest number given of each table, {SUMS} the hash of every file.
Load it into a new database: nhiemvu --db NEW.db load THIS_FOLDER
"""


def handover_record(manifest: Manifest) -> Pages:
    """Return the record with which an archive is handed over, to be printed, filled in and signed by both sides."""
    return Pages(tuple(_record(manifest)))


def _record(manifest: Manifest) -> Iterator[Block]:
    yield Paragraph("BIÊN BẢN BÀN GIAO", style=Style.TITLE, centred=True, bold=True)
    yield Paragraph("cơ sở dữ liệu theo dõi nhiệm vụ", style=Style.SUBTITLE, centred=True, bold=True)
    yield Paragraph(f"Hôm nay, {official_day_in_words(manifest.made_on)}, chúng tôi gồm:")
    yield Paragraph(f"Bên giao: {manifest.office or '[tên cơ quan]'}; đại diện: [họ và tên, chức vụ].")
    yield Paragraph("Bên nhận: [tên cơ quan]; đại diện: [họ và tên, chức vụ].")
    yield Paragraph(
        f"Hai bên bàn giao bản lưu trữ cơ sở dữ liệu (cấu trúc {manifest.schema}, chương trình nhiemvu "
        f"{manifest.program}), gồm {number_words(manifest.rows)} dòng trong {len(manifest.tables)} bảng và "
        f"{number_words(manifest.files)} tệp minh chứng, cụ thể:"
    )
    yield _contents(manifest)
    yield Paragraph(
        f"Mã SHA-256 của từng tệp ghi trong {SUMS}; bên nhận đã đối chiếu và nạp thử vào cơ sở dữ liệu mới, "
        "số dòng khớp với bảng trên."
    )
    yield Paragraph("Biên bản lập thành 02 bản, mỗi bên giữ 01 bản.")
    sides = tuple(
        Cell((Paragraph(side, bold=True, centred=True), Paragraph("(Ký, ghi rõ họ tên)", centred=True)))
        for side in ("ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN")
    )
    yield Table((sides,), ruled=False, widths=(50, 50))


def _contents(manifest: Manifest) -> Table:
    held = [(name, table) for name, table in manifest.tables.items() if table.rows]
    rows = [
        (f"{place}", TABLE_NAMES[name], f"{table_file(name)} ({table.sha256[:SHOWN]}…)", number_words(table.rows))
        for place, (name, table) in enumerate(held, start=1)
    ]
    head = tuple(Cell((Paragraph(name, bold=True, centred=True),)) for name in HEADS)
    return Table((head, *(tuple(Cell((Paragraph(text),)) for text in row) for row in rows)), head_rows=1, widths=WIDTHS)
