"""The template engine within its fence, spared what no template asks for and what it has made ready before."""

import re
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from nhiemvu.documents.docx_out.blocks import ATTRIBUTES, TemplateBlock
from nhiemvu.domain.language import Text

#: What the engine looks at: the openings of its marks, and line ends that it would turn.
MARKS = re.compile(r"\{[{%#]|\r")
#: Characters that the library turns into elements of Word where they stand in text.
LISTED = re.compile("[\t\n\a\f]")
#: How many parts are remembered: a template has one body and few edges of pages.
REMEMBERED = 16


class _WithoutMarks:
    """A source that holds no marks: it comes out as it is."""

    def __init__(self, source: str) -> None:
        self._source = source

    def render(self, _context: object) -> str:
        """Return the source without the line end that the engine would drop, too."""
        return self._source.removesuffix("\n")


class Forbidden(SecurityError):
    """A template asks for what no template may."""

    def __init__(self, operator: str) -> None:
        self.reason = Text(f"mẫu không được dùng phép tính {operator}", f"{operator} is not allowed in a template")
        super().__init__(self.reason.en)


class _Engine(SandboxedEnvironment):
    """The engine within its fence; what every template asks of every block is given without looking at the fence.

    A template that another office sends is a file like any other: nothing in it makes a text of a billion letters.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Refuse what makes much out of little."""
        del context, left, right
        raise Forbidden(operator)

    def from_string(self, source: str, *_: Any, **__: Any) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Return a source ready to be filled; most edges of pages and all properties hold nothing to fill."""
        return _compiled(source) if MARKS.search(source) else _WithoutMarks(source)

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what a template asks of a value."""
        if attribute in ATTRIBUTES and isinstance(obj, TemplateBlock):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


#: The one engine; a template is filled once or a few times: making it faster would take longer than it saves.
ENGINE = _Engine(undefined=StrictUndefined, autoescape=True, optimized=False)
for _swelling in ("center", "format", "indent"):
    del ENGINE.filters[_swelling]


@lru_cache(maxsize=REMEMBERED)
def _compiled(source: str) -> Any:  # noqa: ANN401 an engine's own kind of template
    return SandboxedEnvironment.from_string(ENGINE, source)


@lru_cache(maxsize=REMEMBERED)
def _patched(source: str) -> str:
    # The library's method looks at nothing but the source.
    return str(DocxTemplate.patch_xml(None, source))


class FilledTemplate(DocxTemplate):  # type: ignore[misc]  # the library carries no types
    """A template in the library's hands."""

    def patch_xml(self, src_xml: str) -> str:
        """Return a part as the engine reads it."""
        return _patched(src_xml)

    def resolve_listing(self, xml: str) -> str:
        """Return a filled part with line ends and tabs as Word has them; most hold none, which is seen faster."""
        return super().resolve_listing(xml) if LISTED.search(xml) else xml
