"""Write the letters that chase units: one file a unit in a folder, or all in one file."""

from collections.abc import Iterator
from pathlib import Path

from nhiemvu.documents.together import FilesTogether, files_together
from nhiemvu.domain.file_names import file_word, told_apart
from nhiemvu.usecases.remind_units import Reminders, UnitLetter
from nhiemvu.usecases.write_draft import draft_bytes, format_of
from nhiemvu.writing.reminder import reminding_message

__all__ = ["FilesTogether", "files_together", "letter_names", "messages", "write_letters", "write_merged"]


def messages(reminders: Reminders) -> list[str]:
    """Return what each unit is told as a message to paste."""
    return [reminding_message(one.letter) for one in reminders.letters]


def letter_names(reminders: Reminders, folder: Path) -> dict[int, Path]:
    """Return the file of each letter by the number of its unit: "don-doc-cong-an-xa-2026-06-20.docx"."""
    words: dict[str, int] = {}
    for one in reminders.letters:
        words[told_apart(file_word(one.letter.unit), words)] = one.unit_id
    day = reminders.today.isoformat()
    return {number: folder / f"don-doc-{word}-{day}.docx" for word, number in words.items()}


def write_letters(
    reminders: Reminders, folder: Path, files: FilesTogether, template: Path | None = None
) -> Iterator[tuple[UnitLetter, Path, Path | None]]:
    """Write each unit's letter into a folder, which is made where it is missing; yield it with its file.

    The last of the three is where another file of that name was put aside. Raises a fault of the template or the file.
    """
    files.folder(folder)
    names = letter_names(reminders, folder)
    layout = reminders.office.layout
    for one in reminders.letters:
        target = names[one.unit_id]
        yield one, target, files.write(target, draft_bytes(reminders.pages_of(one), layout, "docx", template))


def write_merged(reminders: Reminders, target: Path, files: FilesTogether, template: Path | None = None) -> Path | None:
    """Write all letters into one file; return where another of that name was put aside, or None.

    Raises a fault of the template or the file, NotWritten, TemplateNeedsWord.
    """
    output_format = format_of(target, None, template)
    layout = reminders.office.layout
    return files.write(target, draft_bytes(reminders.merged_pages(), layout, output_format, template))
