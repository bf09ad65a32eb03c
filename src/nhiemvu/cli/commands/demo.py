"""Run the whole loop on the packaged example office, each command shown as a clerk would type it."""

import os
import shlex
import shutil
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import click

from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FOLDER
from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason

SCRIPT = "mot-quy.txt"
#: Stands in a folder that the demo made, so that the next run may empty it.
MARKER = ".nhiemvu-demo"
#: What the script's commands write.
OUTPUTS = ("nhiemvu.db", "nhiemvu.db-shm", "nhiemvu.db-wal", "du-thao-quy-2.docx")


class FolderInUse(Conflict):
    """The demo's folder holds something that the demo did not make."""

    def __init__(self, folder: Path, foreign: Sequence[str]) -> None:
        names = ", ".join(foreign)
        super().__init__(
            Text(
                f"Thư mục {folder} có tệp không phải của lần chạy thử: {names}.",
                f"{folder} holds files that no demo made: {names}.",
            ),
            Text(
                f"Chuyển các tệp ấy đi, hoặc chạy: nhiemvu demo --folder {folder}-2",
                f"Move them away, or run: nhiemvu demo --folder {folder}-2",
            ),
        )


class FolderUnusable(UsageFault):
    """The demo's folder cannot be made or looked into."""

    def __init__(self, folder: Path, reason: Text) -> None:
        super().__init__(
            Text(f"Không dùng được thư mục “{folder}”: {reason.vi}.", f"“{folder}” cannot be used: {reason.en}."),
            Text("Chọn thư mục khác bằng --folder.", "Choose another with --folder."),
        )


class Step(NamedTuple):
    """One line of the script."""

    day: str
    #: What the clerk is told, or "".
    remark: str
    #: The command as a clerk types it, after `nhiemvu`.
    typed: str

    @property
    def words(self) -> tuple[str, ...]:
        """The command's words as the shell hands them over."""
        return tuple(shlex.split(self.typed))


@define(
    "demo",
    say(
        "Chạy thử cả vòng trên một cơ quan mẫu, trong thư mục riêng.", "Run the loop on an example, in its own folder."
    ),
    "nhiemvu demo",
)
@click.option(
    "--folder",
    type=FOLDER,
    default=Path("nhiemvu-demo"),
    help=say("Thư mục chạy thử.", "The folder to work in."),
)
@click.pass_context
def command(context: click.Context, folder: Path) -> None:
    """Run every step of the script and say where the files lie."""
    examples = examples_folder()
    try:
        make_folder(folder, examples)
    except OSError as error:
        raise FolderUnusable(folder, system_reason(error)) from error
    for step in read_script((examples / SCRIPT).read_text(encoding="utf-8")):
        code = show_step(step, folder)
        if code:
            context.exit(code)
    documents = ", ".join(sorted(path.name for path in folder.glob("*.docx")))
    click.echo()
    click.secho(say("Chạy thử xong.", "The demo is over."), bold=True)
    click.echo(say(f"Thư mục: {folder.resolve()}", f"Folder: {folder.resolve()}"))
    click.echo(say(f"Tệp Word: {documents}", f"Word files: {documents}"))
    click.echo(
        say(
            "Bắt đầu với cơ quan của mình: nhiemvu init, nhiemvu unit add, nhiemvu import.",
            "Start with your own office: nhiemvu init, nhiemvu unit add, nhiemvu import.",
        )
    )


def examples_folder() -> Path:
    """Return the folder of the examples: in the package where it was installed, else beside `src`."""
    packaged = Path(str(files("nhiemvu"))) / "examples"
    return packaged if (packaged / SCRIPT).is_file() else Path(str(files("nhiemvu"))).parents[1] / "examples"


def make_folder(folder: Path, examples: Path) -> None:
    """Make the demo's folder with the example documents in it, emptying that of an earlier run.

    Raises FolderInUse where the folder holds something else.
    """
    made = {MARKER, *OUTPUTS, *(document.name for document in examples.glob("*.docx"))}
    held = sorted(folder.iterdir()) if folder.exists() else []
    is_ours = (folder / MARKER).is_file()
    if foreign := [path.name for path in held if not is_ours or path.name not in made or path.is_dir()]:
        raise FolderInUse(folder, foreign)
    for path in held:
        path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).touch()
    for document in sorted(examples.glob("*.docx")):
        shutil.copy(document, folder)


def read_script(script: str) -> Iterator[Step]:
    """Yield the steps of a script: `# remark`, `@ day`, and `nhiemvu ...` lines."""
    day, remarks = "", list[str]()
    for line in script.splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark == "@":
            day = rest.strip()
        elif mark == "#":
            remarks.append(rest.strip())
        elif mark == "nhiemvu":
            yield Step(day, "\n".join(remarks), rest)
            remarks = []


def show_step(step: Step, folder: Path) -> int:
    """Show one command as typed, run it in the demo's folder, and return its exit code."""
    from nhiemvu.cli.app import run

    click.echo()
    for remark in step.remark.splitlines():
        click.echo(f"# {remark}")
    click.secho(f"$ nhiemvu {step.typed}", bold=True)
    with chdir(folder), environment({"NHIEMVU_DB": "nhiemvu.db", "NHIEMVU_TODAY": step.day}):
        return run(step.words)


@contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    """Set variables of the process for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
