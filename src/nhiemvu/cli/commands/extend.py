"""Ask for a later deadline, and decide what was asked."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.due_out import print_given_deadline
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY, DUE, EVIDENCE, WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text


class TwoDecisions(UsageFault):
    """An extension was approved and refused at once."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không thể vừa đồng ý vừa không đồng ý gia hạn.", "An extension is approved or refused, not both."),
            Text("Giữ một trong hai: --approve hoặc --refuse.", "Keep one of --approve and --refuse."),
        )


class ExtensionIncomplete(UsageFault):
    """What a request or a refusal needs is missing."""

    def __init__(self, option: str) -> None:
        super().__init__(
            Text(f"Thiếu {option}.", f"{option} is missing."),
            Text(
                'Xin gia hạn: --to NGÀY --reason "LÝ DO"; đồng ý: --approve; không đồng ý: --refuse --reason "LÝ DO".',
                "Ask with --to DAY --reason TEXT; decide with --approve, or with --refuse --reason TEXT.",
            ),
        )


class RefusedToADay(UsageFault):
    """A day was named for an extension that is refused."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không đồng ý gia hạn thì không có hạn mới.", "A refused extension has no new deadline."),
            Text("Bỏ --to.", "Leave --to out."),
        )


@define(
    "extend",
    say(
        "Ghi đề nghị gia hạn của đơn vị và quyết định của cơ quan; hạn gốc được giữ.",
        "Record that a unit asks for a later deadline, and what was decided; the first one stays.",
    ),
    'nhiemvu extend 4 --to 30/7/2026 --reason "Chờ số liệu của các thôn"',
    'nhiemvu extend 4 --approve --basis "Công văn số 15-CV/ĐU ngày 20/6/2026"',
    'nhiemvu extend 4 --refuse --reason "Đã gia hạn một lần"',
)
@chosen_tasks
@click.option(
    "--to",
    "typed_to",
    type=DUE,
    help=say("Hạn mới được xin hoặc được duyệt: ngày hoặc lời.", "The new deadline, asked for or given."),
)
@click.option("--reason", type=WORDS, help=say("Lý do xin, hoặc lý do không đồng ý.", "Why, or why not."))
@click.option("--approve", is_flag=True, help=say("Đồng ý; hạn dời ngay.", "Approve: the deadline moves."))
@click.option("--refuse", is_flag=True, help=say("Không đồng ý; hạn giữ nguyên.", "Refuse: the deadline stays."))
@click.option("--basis", type=EVIDENCE, help=say("Văn bản quyết định.", "The document that decides."))
@click.option(
    "--on", type=DAY, help=say("Ngày xin hoặc ngày quyết định; mặc định là hôm nay.", "The day; today if not given.")
)
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    chosen: Chosen,
    typed_to: str | None,
    reason: str | None,
    approve: bool,
    refuse: bool,
    basis: str | None,
    on: date | None,
    dry_run: bool,
) -> None:
    """Ask, approve or refuse."""
    from nhiemvu.cli.extensions_out import print_asked, print_decided
    from nhiemvu.usecases.extend_tasks import approve_extensions, ask_extensions, refuse_extensions
    from nhiemvu.usecases.read_deadline import read_deadline_of

    _require_whole(typed_to, approve=approve, refuse=refuse)
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        numbers = chosen.numbers(session, desk.today)
        given = read_deadline_of(session, typed_to, numbers, today=desk.today) if typed_to else None
        to = given.day if given else None
        if approve:
            tasks = approve_extensions(session, numbers, to=to, reason=reason, basis=basis, on=on, today=desk.today)
        elif refuse:
            tasks = refuse_extensions(session, numbers, reason=reason, basis=basis, on=on, today=desk.today)
        elif to:
            tasks = ask_extensions(session, numbers, to=to, reason=reason, on=on, today=desk.today)
        if dry_run:
            show_rehearsal(session)
            return
    if approve or refuse:
        print_decided(tasks)
    else:
        print_asked(tasks)
    print_given_deadline(given)


def _require_whole(to: str | None, *, approve: bool, refuse: bool) -> None:
    if approve and refuse:
        raise TwoDecisions
    if refuse and to:
        raise RefusedToADay
    if not approve and not refuse and to is None:
        raise ExtensionIncomplete("--to")
