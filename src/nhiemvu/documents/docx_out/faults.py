"""What may be wrong with a template that users edited in Word."""

from collections.abc import Collection, Mapping

from nhiemvu.documents.docx_out.blocks import CENTRED, RULE, SHEET, SMALL_HEADING, TABLE
from nhiemvu.documents.markup.style_names import SMALL_HEADING_NAME, TEMPLATE_NAMES
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

#: What stands before the names of the template's styles.
PREFIX = "NV "
#: Kinds of blocks as users call them.
KIND_NAMES: Mapping[str, Text] = {
    **{
        style.value: Text(name.removeprefix(PREFIX).lower(), style.value.replace("_", " "))
        for style, name in TEMPLATE_NAMES.items()
    },
    SMALL_HEADING: Text(SMALL_HEADING_NAME.removeprefix(PREFIX).lower(), "small heading"),
    CENTRED: Text("đoạn ở giữa", "centred text"),
    TABLE: Text("bảng", TABLE),
    RULE: Text("đường kẻ", "drawn line"),
    SHEET: Text("trang mới", "new sheet"),
}


class DamagedTemplate(UnreadableDocument):
    """A template that is no Word file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Mẫu “{name}” không phải tệp Word đọc được.", f"The template “{name}” is no readable Word file."),
            Text(
                "Hãy mở mẫu trong Word và lưu lại dạng .docx, hoặc lấy mẫu mới: nhiemvu report template --out mau.docx",
                "Open it in Word and save it as .docx, or take a new one: nhiemvu report template --out form.docx",
            ),
        )


class FaultyTemplate(UnreadableDocument):
    """A template with a mark that the engine does not understand."""

    def __init__(self, name: str, place: Text, reason: Text) -> None:
        super().__init__(
            Text(
                f"Mẫu “{name}” có lỗi ở {place.vi}: {reason.vi}.",
                f"The template “{name}” has a fault in {place.en}: {reason.en}.",
            ),
            Text(
                "Hãy sửa chỗ đó trong Word, hoặc bỏ --template để dùng mẫu có sẵn.",
                "Mend that place in Word, or leave --template out to use the program's own.",
            ),
        )


class IncompleteTemplate(UnreadableDocument):
    """A template that leaves out a kind of block, so that part of the report would be lost."""

    def __init__(self, name: str, kinds: Collection[str]) -> None:
        names = [KIND_NAMES.get(kind, Text(kind, kind)) for kind in kinds]
        super().__init__(
            Text(
                f"Mẫu “{name}” không có chỗ cho: {', '.join(found.vi for found in names)}.",
                f"The template “{name}” has no place for: {', '.join(found.en for found in names)}.",
            ),
            Text(
                "Hãy thêm lại các dòng {{p block.xml }} và {{r block.runs }} như mẫu của: nhiemvu report template",
                "Put the lines {{p block.xml }} and {{r block.runs }} back as in: nhiemvu report template",
            ),
        )
