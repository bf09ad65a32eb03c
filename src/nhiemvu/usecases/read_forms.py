"""Read a form that a unit sent back: whose it is, what it says, and what is wrong in it."""

from datetime import date
from pathlib import Path

from nhiemvu.documents.file_bytes import file_bytes
from nhiemvu.documents.sheet_in import SUPPORTED_SHEETS, read_sheets
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.form_tables import FilledForm, filled_form, mark_of
from nhiemvu.domain.forms import FormColumn
from nhiemvu.domain.language import Text
from nhiemvu.facts.form_answers import answer_words

__all__ = ["SUPPORTED_SHEETS", "FormWithoutHeads", "NotAForm", "read_form"]


class NotAForm(UnreadableDocument):
    """A sheet file that no form was, or whose marks are gone."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"“{name}” không phải phiếu do chương trình lập, hoặc đã chép sang tệp khác.",
                f"“{name}” is no form of this program, or its words were copied into another file.",
            ),
            Text(
                "Đề nghị đơn vị điền vào chính tệp phiếu đã gửi; lập lại phiếu bằng: nhiemvu form out",
                "Ask the unit to fill in the very file that was sent; make it again with: nhiemvu form out",
            ),
        )


class FormWithoutHeads(UnreadableDocument):
    """A form whose heads of columns are gone."""

    def __init__(self, name: str) -> None:
        heads = f"“{FormColumn.NUMBER.value}”, “{FormColumn.STATE.value}”, “{FormColumn.RESULT.value}”"
        super().__init__(
            Text(
                f"Phiếu “{name}” không còn dòng tên cột ({heads}...).",
                f"The form “{name}” has lost the heads of its columns ({heads}...).",
            ),
            Text("Ghi lại tên các cột như phiếu đã gửi.", "Write the heads again as the form had them."),
        )


def read_form(path: Path, today: date) -> FilledForm:
    """Return what a unit sent back in a file.

    Raises NotAForm, FormWithoutHeads, and what `file_bytes` and `read_sheets` raise.
    """
    read = read_sheets(file_bytes(path), path.name)
    mark = mark_of(read)
    if mark is None:
        raise NotAForm(path.name)
    form = filled_form(read, mark, answer_words(), today)
    if form is None:
        raise FormWithoutHeads(path.name)
    return form
