"""Hand over the template of a rule book, for the office to change in Word."""

from datetime import date
from pathlib import Path

from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.keeping import write_keeping
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, layout_for, layout_named
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings

SUFFIX = ".docx"


class TemplateNotWord(UsageFault):
    """The name of the template is not that of a Word file."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            Text(
                f"Mẫu là tệp Word, mà tên “{target.name}” không kết thúc bằng .docx.",
                f"A template is a Word file, and the name “{target.name}” does not end in .docx.",
            ),
            Text("Đặt tên có đuôi .docx, ví dụ: --out mau.docx", "Name it with .docx, for example: --out form.docx"),
        )


def make_template(session: Session | None, target: Path, *, name: str | None, day: date) -> tuple[Layout, Path | None]:
    """Write a template to `target`: of the rule book of this name, else of the office's on `day`.

    Returns the rule book, and where another file of that name was put aside, or None. Raises TemplateNotWord and what
    `write_keeping` raises.
    """
    if target.suffix.casefold() != SUFFIX:
        raise TemplateNotWord(target)
    layout = (layout_named(name) if name else None) or layout_for(_system(session), day)
    return layout, write_keeping(target, packaged_template(layout))


def _system(session: Session | None) -> System:
    return System(read_settings(session).get("system", System.PARTY)) if session else System.PARTY
