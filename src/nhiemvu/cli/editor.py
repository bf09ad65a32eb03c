"""A form of plain text in the user's editor."""

from __future__ import annotations

import os

import click

from nhiemvu.cli.attempts import current
from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text


class EditorFailed(NhiemvuError):
    """The user's editor could not be run, or failed."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            Text(f"Không mở được trình soạn thảo: {reason}.", f"The editor failed: {reason}."),
            Text(
                "Đặt biến EDITOR (ví dụ nano, notepad), hoặc sửa bằng tùy chọn: nhiemvu edit --help",
                "Set EDITOR (nano, notepad...), or correct by options: nhiemvu edit --help",
            ),
        )


class FormOfOtherLetters(NhiemvuError):
    """The editor saved the form in an encoding that is not UTF-8."""

    def __init__(self) -> None:
        super().__init__(
            Text("Trình soạn thảo lưu phiếu không phải bằng UTF-8.", "The editor did not save the form as UTF-8."),
            Text("Chưa ghi gì. Khi lưu, chọn bảng mã UTF-8.", "Nothing was recorded. Choose UTF-8 when saving."),
        )


def fill_in(form: str) -> str | None:
    """Return a form as the user saved it in the editor, or None where it was closed without saving.

    Raises EditorFailed, FormOfOtherLetters.
    """
    try:
        filled: str | None = current().remembered(form, lambda: click.edit(form))
    except click.ClickException as error:
        raise EditorFailed(error.format_message()) from error
    except UnicodeDecodeError as error:
        raise FormOfOtherLetters from error
    return filled


def editor_is_named() -> bool:
    """Tell whether the user has named an editor; a script may not wait for one that was not."""
    return any(os.environ.get(name) for name in ("VISUAL", "EDITOR"))
