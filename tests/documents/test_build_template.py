"""The packaged templates are what their script makes."""

import pytest

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.markup.style_names import TEMPLATE_NAMES
from nhiemvu.facts.layouts import Layout, layouts
from tools.templates.package import build

EACH = pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)


@EACH
def test_packaged_template_is_built(layout: Layout) -> None:
    """Whoever changes the script or the facts builds the templates again."""
    assert unpacked(packaged_template(layout)) == unpacked(build(layout))


@EACH
def test_every_style_has_its_place(layout: Layout) -> None:
    """The template holds each style by the name that the reader knows."""
    styles = unpacked(packaged_template(layout))["word/styles.xml"].decode()
    assert all(f'<w:name w:val="{name}"/>' in styles for name in TEMPLATE_NAMES.values())
