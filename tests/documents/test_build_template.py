"""The packaged template is what its script makes."""

from nhiemvu.documents.archive import unpacked
from nhiemvu.documents.docx_out.template import packaged_template
from nhiemvu.documents.markup.style_names import TEMPLATE_NAMES
from tools.build_template import build


def test_packaged_template_is_built() -> None:
    """Whoever changes the script builds the template again."""
    assert unpacked(packaged_template()) == unpacked(build())


def test_every_style_has_its_place() -> None:
    """The template holds each style by the name that the reader knows."""
    styles = unpacked(packaged_template())["word/styles.xml"].decode()
    assert all(f'<w:name w:val="{name}"/>' in styles for name in TEMPLATE_NAMES.values())
