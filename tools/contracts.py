"""Contracts that import-linter's kinds cannot state: no clock below the command line, no heavy import at its top."""

import ast
from collections.abc import Iterator
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = Path(__file__).parent.parent / "src"


def module_file(module: str) -> Path:
    """Return the source file of a module of the project."""
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def modules_below(graph: ImportGraph, package: str) -> list[str]:
    """Return a package and all that it holds, in order."""
    return sorted({package, *graph.find_descendants(package)})


class NoClockContract(Contract):
    """Modules must not ask what time it is; their callers hand the day down."""

    modules = fields.ListField(subfield=fields.StringField())
    calls = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 the linter's own signature
        """Find every call of a clock in the modules."""
        del verbose
        found = [
            f"{module}:{line} calls {call}"
            for package in self.modules  # type: ignore[attr-defined] # a field is its value when checked
            for module in modules_below(graph, package)
            for line, call in self._calls(module)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def _calls(self, module: str) -> Iterator[tuple[int, str]]:
        for node in ast.walk(ast.parse(module_file(module).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in self.calls:  # type: ignore[operator] # likewise
                yield node.lineno, ast.unparse(node.func)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print where a clock is asked."""
        for line in check.metadata["found"]:
            output.print_error(line)


class LightTopContract(Contract):
    """Modules must not import heavy packages at their top: only in the body of what needs them."""

    modules = fields.ListField(subfield=fields.StringField())
    heavy = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 the linter's own signature
        """Find every import at the top of a module, type-checking blocks apart, that loads a heavy package."""
        del verbose
        found = [
            f"{module}:{line} imports {name}"
            for package in self.modules  # type: ignore[attr-defined] # a field is its value when checked
            for module in modules_below(graph, package)
            for line, name in top_imports(module_file(module))
            if any(name == heavy or name.startswith(f"{heavy}.") for heavy in self.heavy)  # type: ignore[attr-defined] # likewise
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print where a heavy package is imported."""
        for line in check.metadata["found"]:
            output.print_error(line)


def top_imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of every import that runs when a module is loaded."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
