"""Print the tree of directives with the tasks under each."""

from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.directives_out import brief, print_wrapped
from nhiemvu.cli.language import say, spoken
from nhiemvu.domain.directive_tree import BRANCH_NAMES

if TYPE_CHECKING:
    from nhiemvu.domain.directive_tree import Branch
    from nhiemvu.usecases.show_tree import Tally, Tree


def tree_objects(tree: "Tree", today: date) -> list[dict[str, object]]:
    """Return the JSON objects of a tree, branches within branches.

    `under` counts the tasks of a document and of all that implement or amend it or were promulgated by it.
    """
    return [_branch_object(branch, tree, today) for branch in tree.branches]


def _branch_object(branch: "Branch", tree: "Tree", today: date) -> dict[str, object]:
    from nhiemvu.usecases.show_tree import tally

    directive, tasks = tree.directives[branch.id], tree.tasks.get(branch.id, [])
    return {
        "id": branch.id,
        "kind": directive.kind,
        "symbol": directive.symbol or None,
        "title": directive.title or None,
        "secrecy": directive.secrecy,
        "issued_on": directive.issued_on,
        "issuer": directive.issuer or None,
        "relation": branch.relation,
        "repeated": branch.repeated,
        "tasks": [task.id for task in tasks],
        **tally(tasks, today)._asdict(),
        "under": tree.under[branch.id]._asdict(),
        "children": [_branch_object(below, tree, today) for below in branch.branches],
    }


def print_tree(tree: "Tree", today: date, *, every_task: bool) -> None:
    """Print a tree; `every_task` prints each task on a line, else they are named by number."""
    for place, root in enumerate(tree.branches):
        if place:
            click.echo()
        waiting = [(root, "", "")]
        while waiting:
            branch, first, later = waiting.pop()
            below = later + ("│  " if branch.branches else "   ")
            print_wrapped(first, below, _branch_words(branch, tree))
            if not branch.repeated:
                _print_branch_tasks(branch, tree, below, today, every_task=every_task)
            for number, lower in enumerate(reversed(branch.branches)):
                waiting.append((lower, later + ("├─ " if number else "└─ "), later + ("│  " if number else "   ")))


def _branch_words(branch: "Branch", tree: "Tree") -> str:
    directive = tree.directives[branch.id]
    relation = f"{spoken(BRANCH_NAMES[branch.relation])}: " if branch.relation else ""
    if branch.repeated:
        return f"{relation}{directive.short_name} {say('(đã nêu ở trên)', '(see above)')}"
    return relation + brief(directive)


def _print_branch_tasks(branch: "Branch", tree: "Tree", margin: str, today: date, *, every_task: bool) -> None:
    from nhiemvu.cli.change_words import ranges
    from nhiemvu.cli.tasks_out import brief_standing
    from nhiemvu.usecases.show_tree import tally

    tasks = tree.tasks.get(branch.id, [])
    own, under = tally(tasks, today), tree.under[branch.id]
    if tasks:
        numbers = ranges([task.id for task in tasks])
        print_wrapped(margin, margin, f"{say('nhiệm vụ', 'tasks')} {numbers}: {_tally_words(own)}")
    if every_task:
        for task in tasks:
            print_wrapped(f"{margin}- ", f"{margin}  ", f"{task.id}. {task.title} – {brief_standing(task, today)}")
    if under != own:
        print_wrapped(margin, margin, f"{say('cả nhánh', 'with those below')}: {_tally_words(under)}")


def _tally_words(tally: "Tally") -> str:
    overdue = say(f", quá hạn {tally.overdue}", f", {tally.overdue} overdue") if tally.overdue else ""
    return say(f"xong {tally.done}/{tally.total}", f"{tally.done}/{tally.total} done") + overdue
