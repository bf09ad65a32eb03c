"""Look after the database."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken


@define("upgrade", say("Nâng cấp cấu trúc cơ sở dữ liệu.", "Upgrade the database's schema."), "nhiemvu db upgrade")
@click.pass_obj
def upgrade_command(desk: Desk) -> None:
    """Bring the schema to the newest revision."""
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.look_after_database import upgrade_database

    database = desk.database(outdated=True)
    changed, backed_up = upgrade_database(database, desk.sign().at)
    if backed_up:
        note(say(f"Đã sao lưu trước: {backed_up.path}", f"Backed up first: {backed_up.path}"))
    if changed or database.created:
        click.echo(say(f"Đã nâng cấp {database.name}.", f"Upgraded {database.name}."))
    else:
        click.echo(say(f"{database.name} đã ở bản mới nhất.", f"{database.name} is up to date."))


@define("check", say("Kiểm tra dữ liệu có toàn vẹn không.", "Check that the data is whole."), "nhiemvu db check")
@click.pass_context
def check_command(context: click.Context) -> None:
    """Check the database and say what was found and what to do; exit 6 where something is wrong."""
    from nhiemvu.usecases.look_after_database import check_database

    desk: Desk = context.obj
    with desk.transaction(writing=False) as session:
        findings, remedies = check_database(session)
    for finding in findings:
        click.echo(spoken(finding))
    for remedy in remedies:
        click.echo(f"{say('Cách xử lý', 'What to do')}: {spoken(remedy)}", err=True)
    if findings:
        context.exit(6)
    click.echo(say("Dữ liệu toàn vẹn.", "The data is whole."))
