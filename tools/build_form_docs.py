"""Write docs/the-thuc.md: what `report check` can find, from the table of facts (part of `make docs`)."""

from pathlib import Path

from nhiemvu.domain.findings import Severity
from nhiemvu.facts.findings import FindingFact, finding_facts
from nhiemvu.facts.layouts import Layout, layouts

TARGET = Path(__file__).resolve().parent.parent / "docs" / "the-thuc.md"
HEAD = """# Kiểm tra thể thức văn bản

`nhiemvu report check` (`bao-cao kiem-tra`) soát một văn bản sắp phát hành: báo cáo, kế hoạch, công văn, quyết
định..., do chương trình soạn hay không. Tệp Word (.docx, .docm) đọc thẳng; .doc, .odt, .rtf cần LibreOffice. Tệp
được soát như khi in: thay đổi đang theo dõi (Track Changes) coi như đã chấp nhận, kiểu (Style) được tính cả phần kế
thừa.

```sh
nhiemvu report check bao-cao-quy-2-2026.docx
nhiemvu bao-cao kiem-tra bao-cao-quy-1-2026.docx bao-cao-quy-2-2026.docx
nhiemvu report check bao-cao-quy-2-2026.docx --layout hd05 --format csv
```

Thể thức được chọn theo cơ quan ban hành và ngày ghi trên văn bản; `--layout` chọn thể thức khác:

| `--layout` | văn bản quy định | áp dụng |
|---|---|---|
"""
MIDDLE = """
Mỗi điểm tìm thấy có mức, chỗ, nội dung và mã. **Sai** là trái quy định: lệnh kết thúc với mã thoát 1. **Nên xem**
là chỗ quy định để ngỏ hoặc máy không chắc: người soát quyết định, mã thoát vẫn là 0. Nhiều đoạn cùng một lỗi được
nêu một lần, kèm số đoạn. Viện dẫn được đối chiếu với văn bản đã ghi trong cơ sở dữ liệu, nếu có.

Chương trình không thay được mắt người: nó không soát chính tả, không thấy chữ trong ảnh, và không biết nội dung
đúng sai.

## Các mã

| mã | mức | nghĩa | cách sửa | ví dụ |
|---|---|---|---|---|
"""
LEVELS = {Severity.WRONG: "sai", Severity.DOUBTFUL: "nên xem"}


def build() -> str:
    """Return the page."""
    books = "".join(f"| `{layout.name}` | {layout.title} | {_time(layout)} |\n" for layout in layouts())
    codes = "".join(_row(fact) for fact in finding_facts().values())
    return f"{HEAD}{books}{MIDDLE}{codes}"


def _time(layout: Layout) -> str:
    if layout.valid_to:
        return f"đến ngày {layout.valid_to:%d/%m/%Y}"
    return f"từ ngày {layout.valid_from:%d/%m/%Y}" if layout.valid_from else "mọi ngày"


def _row(fact: FindingFact) -> str:
    return f"| `{fact.name}` | {LEVELS[fact.severity]} | {fact.meaning} | {fact.mend} | {'; '.join(fact.examples)} |\n"


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
