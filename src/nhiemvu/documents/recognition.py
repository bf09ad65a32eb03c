"""Recognising the characters of a scan (OCR): ocrmypdf makes a PDF with a text layer, which our own reader reads.

The user's file stays as it is: everything happens in a temporary folder. ocrmypdf comes with the extra `ocr`; the
recognition itself is done by tesseract with its Vietnamese data.
"""

import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from nhiemvu.documents.programs import ProgramTooSlow, ProgramUnusable, run_program
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

PROGRAM = "ocrmypdf"
#: Seconds for one file; a page takes some five.
TIME_LIMIT = 1800.0
#: What ocrmypdf says by ending with this code: a program or the data of a language is missing.
MISSING_CODE = 3
#: Dots per inch of a picture that does not tell them; office scanners make 300.
USUAL_DPI = "300"
PDF_SUFFIX = ".pdf"
INSTALLING = Text(
    'Hãy cài bằng lệnh: pip install "nhiemvu[ocr]", cùng Tesseract và gói tiếng Việt '
    "(Ubuntu/Debian: apt install tesseract-ocr-vie; Windows: bộ cài Tesseract, chọn Vietnamese).",
    'Install it with: pip install "nhiemvu[ocr]", with Tesseract and its Vietnamese data '
    "(Ubuntu/Debian: apt install tesseract-ocr-vie; Windows: the installer of Tesseract, with Vietnamese chosen).",
)


class RecognitionMissing(UnreadableDocument):
    """Characters are to be recognised, but the program that does it is not installed, or lacks Vietnamese."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Để nhận dạng chữ trong “{name}” cần có ocrmypdf và Tesseract tiếng Việt, mà máy này chưa đủ.",
                f"To recognise the text of “{name}”, ocrmypdf and Tesseract with Vietnamese are needed.",
            ),
            INSTALLING,
        )


class RecognitionFailed(UnreadableDocument):
    """The program gave no result."""

    def __init__(self, name: str, reason: str) -> None:
        cause = f" ({reason})" if reason else ""
        super().__init__(
            Text(
                f"Không nhận dạng được chữ trong tệp “{name}”{cause}.",
                f"The text of the file “{name}” could not be recognised{cause}.",
            ),
            Text(
                "Hãy quét lại văn bản ra PDF, 300 dpi, đen trắng; hoặc dùng bản .docx.",
                "Scan the document anew as PDF, 300 dpi, black and white; or use the .docx.",
            ),
        )


class RecognitionTooSlow(UnreadableDocument):
    """The program did not finish within the limit."""

    def __init__(self, name: str) -> None:
        minutes = round(TIME_LIMIT / 60)
        super().__init__(
            Text(
                f"Nhận dạng chữ trong tệp “{name}” chưa xong sau {minutes} phút.",
                f"Recognising the text of the file “{name}” was not done after {minutes} minutes.",
            ),
            Text("Hãy tách tệp, chỉ nhập phần văn bản.", "Split it and import the document alone."),
        )


def recognised(data: bytes, name: str, *, anew: bool = False, suffix: str = PDF_SUFFIX) -> bytes:
    """Return a PDF with a text layer made of a scan, a PDF or a picture; `anew` replaces a text layer that is there.

    Raises RecognitionMissing, RecognitionFailed or RecognitionTooSlow.
    """
    program = _found_program()
    if program is None:
        raise RecognitionMissing(name)
    with tempfile.TemporaryDirectory(prefix="nhiemvu-", ignore_cleanup_errors=True) as place:
        folder = Path(place).resolve()
        source, target = folder / f"source{suffix}", folder / "recognised.pdf"
        source.write_bytes(data)
        words = [*program, "-l", "vie", "--output-type", "pdf", "--force-ocr" if anew else "--skip-text"]
        words += ["--image-dpi", USUAL_DPI] if suffix != PDF_SUFFIX else []
        try:
            ended = run_program([*words, str(source), str(target)], folder, TIME_LIMIT)
        except ProgramTooSlow as error:
            raise RecognitionTooSlow(name) from error
        except ProgramUnusable as error:
            raise RecognitionFailed(name, str(error)) from error
        if ended.code == MISSING_CODE:
            raise RecognitionMissing(name)
        if ended.code or not target.exists():
            raise RecognitionFailed(name, _reason(ended.said))
        return target.read_bytes()


def _found_program() -> list[str] | None:
    """Return the words that call ocrmypdf: the program on PATH, or the package beside this one."""
    path = shutil.which(PROGRAM)
    if path:
        return [path]
    return [sys.executable, "-m", PROGRAM] if importlib.util.find_spec(PROGRAM) else None


def _reason(said: str) -> str:
    """Return the last line that the program said, without its full stop."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else ""
