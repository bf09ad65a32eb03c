"""What options and arguments hold that name a file or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nhiemvu.cli.types import name_of, stated
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text


class UnfitPath(UsageFault):
    """The path of a file or folder has characters that nobody sees."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(
            Text(
                f"{name}: tên “{path}” có ký tự điều khiển hoặc ký tự hỏng.",
                f"{name}: the name “{path}” has control characters or broken ones.",
            ),
            Text("Gõ lại tên tệp, thư mục.", "Type the name of the file or folder again."),
        )


class NamedPath(click.Path):
    """The path of a file or folder; refused are one that nobody sees all of, and an empty one: the folder at hand."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 Click's own
        """Return the path."""
        from nhiemvu.domain.file_names import is_printable

        if not is_printable(stated(value, param, ctx)):
            raise UnfitPath(name_of(param, ctx), str(value))
        return super().convert(value, param, ctx)


FILE = NamedPath(path_type=Path)
FOLDER = NamedPath(path_type=Path, file_okay=False)
