"""The program: its own options, the one transaction of a command, and errors turned into exit codes."""

from __future__ import annotations

import gc
import os
import sys
from codecs import register_error
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from nhiemvu import __version__
from nhiemvu.cli import language, secrecy
from nhiemvu.cli.attempts import attempts_of_a_command, current
from nhiemvu.cli.groups import SETTINGS, WIDEST, TableGroup
from nhiemvu.cli.language import say
from nhiemvu.cli.screen import screen_columns
from nhiemvu.cli.table import COMMANDS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from nhiemvu.cli.desk import Signature
    from nhiemvu.store.database import Database
    from nhiemvu.store.session import Session

FAILED = 1
#: The name of our way with characters that UTF-8 does not have.
AS_IT_CAME = "nhiemvu-as-it-came"
#: What a newcomer types for --help.
HELP_WORDS = (["help"], ["tro-giup"])


def main() -> None:
    """Run the program on the process's arguments and leave with its exit code."""
    sys.excepthook = secrecy.show_traceback
    if not is_debugging(sys.argv[1:]):
        # What a library's remains complain of when they are cleared away is of no use to a clerk.
        sys.unraisablehook = lambda _: None
    _open_closed_streams()
    code = run(sys.argv[1:])
    # What is left goes with the process: looking for rings in it once more takes a tenth of a command's time.
    gc.freeze()
    _leave(code)


def _open_closed_streams() -> None:
    """Give the streams that were closed before the start (`>&-`) a place where nothing is read and all is lost."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 as long as the process


def _leave(code: int) -> NoReturn:
    """End the process: at once where no library is loaded that has something to close."""
    if "sqlalchemy" not in sys.modules:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            # Python tells of it.
            sys.exit(code)
        # To take all modules apart takes a twentieth of a short command's time.
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing is raised but with `--debug`."""
    use_utf8(sys.stdout, sys.stderr)
    language.choose(arguments, os.environ)
    secrecy.remember(arguments, os.environ)
    options, words = language.split_arguments(arguments)
    if words[:1] in HELP_WORDS:
        arguments = [*options, *words[1:], "--help"]
    with attempts_of_a_command() as attempts:
        while True:
            try:
                outcome = root_command(arguments).main(list(arguments), prog_name="nhiemvu", standalone_mode=False)
            except Exception as error:
                if attempts.may_go_on(error):
                    continue
                if is_debugging(arguments):
                    raise
                return exit_code_of(error)
            return outcome if isinstance(outcome, int) else 0


def is_debugging(arguments: Sequence[str]) -> bool:
    """Tell whether `--debug` is given; behind a command it is a word of that command, or none that it knows."""
    return "--debug" in language.split_arguments(arguments)[0]


def exit_code_of(error: Exception) -> int:
    """Print what an error means to the user and return the exit code."""
    from nhiemvu.cli.faults import report_fault, report_usage, show_error
    from nhiemvu.cli.output import note
    from nhiemvu.domain.errors import NhiemvuError

    if isinstance(error, NhiemvuError):
        return report_fault(error)
    if isinstance(error, click.ClickException):
        return report_usage(error)
    if isinstance(error, click.Abort):
        if isinstance(error.__context__, EOFError | KeyboardInterrupt):
            # The question still stands on the line.
            click.echo(err=True)
        note(say("Đã dừng, chưa ghi gì.", "Stopped; nothing was recorded."))
    elif isinstance(error, BrokenPipeError):
        # Who reads the pipe (head, less) has enough; Python must not complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    else:
        show_error(
            say(f"Chương trình gặp lỗi: {error!r}.", f"The program failed: {error!r}."),
            say("Chạy lại với --debug và gửi phần in ra cho người hỗ trợ.", "Run again with --debug and report it."),
        )
    return FAILED


def use_utf8(*streams: TextIO) -> None:
    """Set streams to UTF-8 whatever the locale; a file name that is not UTF-8 is printed as it came."""
    register_error(AS_IT_CAME, as_it_came)
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=AS_IT_CAME)


def as_it_came(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes that half characters stand for (PEP 383), and "?" for one that stands for none."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    halves = error.object[error.start : error.end]
    made = (bytes([ord(half) & 0xFF]) if "\udc80" <= half <= "\udcff" else b"?" for half in halves)
    return b"".join(made), error.end


def root_command(arguments: Sequence[str]) -> TableGroup:
    """Return the program's root command, its texts in the chosen language."""
    return TableGroup(
        "nhiemvu",
        entries=COMMANDS,
        params=_options(),
        callback=partial(prepare, arguments),
        invoke_without_command=True,
        context_settings={**SETTINGS, "terminal_width": terminal_width(), "color": colour_wanted()},
        help=say(
            "Theo dõi nhiệm vụ theo báo cáo và văn bản chỉ đạo; soạn báo cáo kỳ sau từ kết quả đã ghi.",
            "Follow the tasks of reports and directives; write the next report from what was recorded.",
        ),
    )


def terminal_width() -> int:
    """Return how many columns help may fill."""
    return max(50, min(screen_columns(), WIDEST) - 2)


def colour_wanted() -> bool | None:
    """Return False where the user wants no colour (no-color.org) or the terminal has none; else Click looks."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--db"],
            envvar="NHIEMVU_DB",
            default="",
            metavar="PATH|URL",
            help=say("Cơ sở dữ liệu dùng thay cho mặc định.", "Database to use instead of the user's own."),
        ),
        click.Option(
            ["--today"],
            envvar="NHIEMVU_TODAY",
            metavar=say("NGÀY", "DAY"),
            help=say("Lấy ngày này làm hôm nay.", "Take this day for today."),
        ),
        click.Option(
            ["--lang"],
            envvar="NHIEMVU_LANG",
            type=click.Choice(language.languages()),
            expose_value=False,
            help=say("Ngôn ngữ của màn hình.", "Language of the screen."),
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            help=say("Hiện chi tiết kỹ thuật khi có lỗi.", "Show the technical details of an error."),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show_version,
            help=say("Hiện phiên bản.", "Show the version."),
        ),
    ]


def show_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Print the version and leave."""
    del parameter
    if wanted:
        click.echo(f"nhiemvu {__version__}")
        context.exit()


@click.pass_context
def prepare(context: click.Context, arguments: Sequence[str], db: str, today: str | None) -> None:
    """Lay the command's desk, and show it where no command was named."""
    from nhiemvu.cli.desk import Desk

    if "://" in db:
        current().listen()
    secrecy.warn_of_password(arguments)
    _, words = language.split_arguments(arguments)
    signed = partial(sign, words)
    context.obj = Desk(
        today=chosen_day(today),
        location=db,
        place=partial(place_of, db),
        database=partial(open_desk_database, db),
        transaction=partial(open_transaction, db, signed),
        reading=partial(open_reading, db),
        existing=partial(open_existing, db),
        facts=partial(use_office_facts, db),
        sign=signed,
        interactive=sys.stdin is not None and sys.stdin.isatty(),
    )
    if context.invoked_subcommand is None:
        from nhiemvu.cli.first_screen import show_first_screen

        show_first_screen(context.obj)


def chosen_day(stated: str | None) -> date:
    """Return the day that the command takes for today: the one stated, else that of the clock."""
    from nhiemvu.cli import clock
    from nhiemvu.domain.dates import parse_day

    return parse_day(stated) if stated else clock.today()


def open_desk_database(location: str, *, outdated: bool = False) -> Database:
    """Open the database for the rest of the command; `outdated` accepts one to be upgraded."""
    from nhiemvu.store.database import open_database

    database = open_database(place_of(location), outdated=outdated)
    click.get_current_context().with_resource(made_for_use(database))
    return database


@contextmanager
def made_for_use(database: Database, *, wanted: bool = True) -> Iterator[None]:
    """Say on stderr at the end where a database was made; it does not stay where it is not wanted or all is refused."""
    stays = False
    try:
        yield
        stays = wanted
    finally:
        if database.created and stays:
            click.echo(say(f"Đã tạo cơ sở dữ liệu: {database.name}", f"Made a database: {database.name}"), err=True)
        elif database.created:
            from nhiemvu.store.taken_back import take_back

            take_back(database)


@contextmanager
def open_transaction(
    location: str, sign_event: Callable[[], Signature], *, writing: bool, rehearsal: bool = False
) -> Iterator[Session]:
    """Open the transaction of a command; what it changed is one event, committed with it or rolled back whole.

    A rehearsal is rolled back whatever happens.
    """
    from nhiemvu.store.database import open_database, transaction
    from nhiemvu.store.history import record_event

    use_office_facts(location)
    database = open_database(place_of(location))
    with (
        made_for_use(database, wanted=not rehearsal),
        transaction(database, writing=writing, rehearsal=rehearsal) as session,
    ):
        yield session
        if writing and not rehearsal:
            record_event(session, **sign_event()._asdict())
    current().recorded |= writing and not rehearsal


@contextmanager
def open_reading(location: str) -> Iterator[Session]:
    """Open a reading transaction, as the commands of every hour do: a file of ours without loading SQLAlchemy."""
    from nhiemvu.store.glance import glance

    with glance(place_of(location)) as session:
        if session is not None:
            use_office_facts(location)
            yield session
            return
    with open_transaction(location, partial(sign, ()), writing=False) as session:
        yield session


@contextmanager
def open_existing(location: str, *, at_once: bool = False, **settings: Any) -> Iterator[Session | None]:  # noqa: ANN401 those of open_database
    """Open a reading transaction where there is a database, else give None; nothing is made.

    `at_once` is as in `open_reading`.
    """
    place = place_of(location)
    if not lies_there(place):
        yield None
        return
    if at_once:
        from nhiemvu.store.glance import glance

        with glance(place, **settings) as session:
            if session is not None:
                use_office_facts(place)
                yield session
                return
    from nhiemvu.store.database import MissingDatabase, open_database, transaction

    try:
        database = open_database(place, create=False, **settings)
    except MissingDatabase:
        yield None
        return
    use_office_facts(place)
    with transaction(database, writing=False) as session:
        yield session


def lies_there(place: str) -> bool:
    """Tell whether a database may be there, without loading what opens one."""
    if "://" in place or place.startswith("file:"):
        return True
    try:
        return os.stat(os.path.expanduser(place)).st_size > 0  # noqa: PTH111, PTH116 pathlib costs a start 2 ms
    except FileNotFoundError:
        return False
    except OSError:
        # Who opens it will say what is wrong.
        return True


def sign(words: Sequence[str]) -> Signature:
    """Return this moment and the user's name, set to the words of a command."""
    import shlex

    from nhiemvu.cli import clock
    from nhiemvu.cli.desk import Signature
    from nhiemvu.domain.text import writable

    # As what the words record: without characters that nobody sees.
    return Signature(clock.now(), actor(), writable(shlex.join(map(secrecy.hidden, words))))


def use_office_facts(location: str) -> str:
    """Choose the office's own facts for whatever this command reads, and return their file; it is not read yet."""
    from nhiemvu.usecases.office_facts import use_facts

    return use_facts(place_of(location), data_folder)


def place_of(location: str) -> str:
    """Return the path or URL of a database as given, or that of the user's own."""
    return location or default_location()


def default_location() -> str:
    """Return the path of the user's own database."""
    return str(data_folder() / "nhiemvu.db")


def data_folder() -> Path:
    """Return the folder of the user's own data."""
    from platformdirs import user_data_path

    return user_data_path("nhiemvu", appauthor=False)


def actor() -> str:
    """Return the name that the system knows the user by."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "?"
