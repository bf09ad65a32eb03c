"""Make a database of an archive."""

from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FILE, FOLDER


@define(
    "load",
    say(
        "Nạp bản lưu trữ (export --archive) vào một cơ sở dữ liệu mới, đủ cả lịch sử và tệp minh chứng.",
        "Make a new database of an archive (export --archive), with its history and evidence.",
    ),
    "nhiemvu load ban-giao-2026",
    "nhiemvu load ban-giao-2026.zip",
    "nhiemvu load ban-giao-2026 --files //maychu/minh-chung",
)
@click.argument("source", type=FILE, help=say("Bản lưu trữ: thư mục hoặc .zip.", "The archive: a folder or .zip."))
@click.option(
    "--files",
    type=FOLDER,
    help=say(
        "Thư mục giữ tệp minh chứng; cần khi nạp lên máy chủ, mặc định cạnh cơ sở dữ liệu.",
        "The folder for evidence: needed on a server, else beside the database.",
    ),
)
@click.pass_obj
def command(desk: Desk, source: Path, files: Path | None) -> None:
    """Load an archive into the database, which must not be there yet, and say what came."""
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.load_archive import load_archive
    from nhiemvu.usecases.name_files_folder import FilesFolder

    folder = FilesFolder(files.absolute(), *desk.sign()) if files else None
    loaded = load_archive(desk.place(), source, Path(desk.facts()), folder)
    manifest = loaded.manifest
    vietnamese, english = ("đối chiếu", "held against the archive") if loaded.held else ("nâng cấp", "brought up")
    click.echo(
        say(
            f"Đã nạp vào {loaded.database} và {vietnamese}: {manifest.rows} dòng trong {len(manifest.tables)} bảng, "
            f"{manifest.files} tệp minh chứng.",
            f"Loaded into {loaded.database} and {english}: {manifest.rows} rows in "
            f"{len(manifest.tables)} tables, {manifest.files} files of evidence.",
        )
    )
    if loaded.facts:
        note(say(f"Từ ngữ riêng của cơ quan: {loaded.facts}", f"The office's own words: {loaded.facts}"))
