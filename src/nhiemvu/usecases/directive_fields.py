"""What a clerk states of a directive beside its citation, checked and laid over what is known."""

from datetime import date
from typing import TypedDict

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.symbols import symbol_key, written_symbol
from nhiemvu.domain.values import replace
from nhiemvu.facts.kinds import kind_name, kinds_of_symbol, may_bear
from nhiemvu.usecases.find_directives import kind_code


class DirectiveFields(TypedDict, total=False):
    """What is stated: a key that is absent stays as it is, None clears."""

    #: The kind's name or abbreviation.
    kind: str
    symbol: str | None
    issued_on: date | None
    issuer: str | None
    title: str | None
    signer: str | None
    note: str | None


class BadSymbol(UsageFault):
    """What was typed cannot be a symbol."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"“{text}” không phải là số, ký hiệu văn bản.", f"“{text}” is no symbol of a document."),
            Text("Ghi như trên văn bản, ví dụ: 26-KH/ĐU, 251/QĐ-UBND", "Write it as 26-KH/ĐU or 251/QĐ-UBND."),
        )


class KindAgainstSymbol(UsageFault):
    """The symbol's own code tells another kind than the one stated."""

    def __init__(self, kind: str, symbol: str) -> None:
        told = kind_name(kinds_of_symbol(symbol)[0].code)
        super().__init__(
            Text(
                f"Ký hiệu {symbol} là của {told.lower()}, không phải {kind_name(kind).lower()}.",
                f"The symbol {symbol} is that of “{told}”, not of “{kind_name(kind)}”.",
            ),
            Text("Sửa loại văn bản hoặc ký hiệu.", "Correct the kind or the symbol."),
        )


class Nameless(UsageFault):
    """A directive would have neither symbol nor title, or no kind."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Văn bản phải có loại, và ký hiệu hoặc trích yếu.", "A directive needs a kind, and a symbol or a title."
            ),
            Text(
                "Ghi trích dẫn đầy đủ, hoặc thêm --kind với --symbol hoặc --title.",
                "Write the whole citation, or give --kind with --symbol or --title.",
            ),
        )


def with_fields(directive: Directive, fields: DirectiveFields) -> Directive:
    """Return a directive with what was stated of it; a new symbol brings its kind with it.

    Raises UnknownKind, BadSymbol, KindAgainstSymbol, Nameless.
    """
    stated: dict[str, object] = {**fields}
    if "kind" in fields:
        stated["kind"] = kind_code(fields["kind"])
    if symbol := fields.get("symbol"):
        stated["symbol"] = _symbol(symbol)
    blank = {name: "" for name, value in stated.items() if value is None and name != "issued_on"}
    changed = replace(directive, **{**stated, **blank})  # type: ignore[arg-type] # the keys are Directive's fields
    if changed.symbol and not may_bear(changed.kind, changed.symbol):
        if "kind" in fields:
            raise KindAgainstSymbol(changed.kind, changed.symbol)
        changed = replace(changed, kind=kinds_of_symbol(changed.symbol)[0].code)
    if not changed.kind or not (changed.symbol or changed.title):
        raise Nameless
    return changed


def _symbol(text: str) -> str:
    symbol = written_symbol(text)
    # "0000" is a number, but names nothing.
    if not symbol[:1].isdecimal() or not symbol_key(symbol):
        raise BadSymbol(text)
    return symbol
