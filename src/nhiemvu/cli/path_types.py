"""What options and arguments hold that name a file or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nhiemvu.cli.types import stated


class NamedPath(click.Path):
    """The path of a file or folder; an empty one, which the system takes for the folder at hand, is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 Click's own
        """Return the path."""
        stated(value, param, ctx)
        return super().convert(value, param, ctx)


FILE = NamedPath(path_type=Path)
FOLDER = NamedPath(path_type=Path, file_okay=False)
