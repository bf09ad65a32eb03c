"""Lines that are drawn under words: the lower border of an empty paragraph that is as wide as the line."""

from collections.abc import Mapping

from nhiemvu.documents.docx_out.letters import broken_at_clause, broken_evenly, broken_well, width_in_bold
from nhiemvu.documents.markup.style_names import DRAWN_RULE_NAME
from nhiemvu.domain.pages import Paragraph, Style
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.layouts import Layout, looks_of

#: How much of the words a rule runs under that is said to run under a part: between a third and a half.
PART = 0.4
#: How what is too long for its column is broken.
BREAKING = {
    Style.UPPER_OFFICE: broken_well,
    Style.OFFICE: broken_well,
    Style.SUBTITLE: broken_at_clause,
    Style.SUBJECT: broken_evenly,
}
#: Under what has no words known.
USUAL_LENGTH = 120.0
#: For templates that have lost the style of these lines.
BORDER = (
    '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    '<w:spacing w:before="0" w:after="120" w:line="60" w:lineRule="exact"/>'
)


@dataclass(frozen=True, slots=True)
class RuledLines:
    """The drawn lines of one rule book."""

    layout: Layout
    #: Ids of the template's styles by their names.
    style_ids: Mapping[str, str]

    def drawn(self, above: Paragraph | None, width: int) -> str:
        """Return the line under `above` in the middle of a column, which is `width` twentieths of a point wide."""
        side = max(width - round(self._length(above, width) * 20), 0) // 2
        known = DRAWN_RULE_NAME in self.style_ids
        look = f'<w:pStyle w:val="{self.style_ids[DRAWN_RULE_NAME]}"/>' if known else BORDER
        return f'<w:p><w:pPr>{look}<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/></w:pPr></w:p>'

    def fitted(self, paragraph: Paragraph, width: int) -> Paragraph:
        """Return a paragraph of the head: names and subjects too long for their column break where their sense does."""
        broken = BREAKING.get(paragraph.style)
        if broken is None or paragraph.marks:
            return paragraph
        size = looks_of(self.layout.system)[paragraph.style].size[0]
        return replace(paragraph, text=broken(paragraph.text, size, width / 20))

    def _length(self, above: Paragraph | None, width: int) -> float:
        if above is None:
            return USUAL_LENGTH
        above = self.fitted(above, width)
        look = looks_of(self.layout.system).get(above.style)
        text = above.text.upper() if look and look.capitals else above.text
        words = width_in_bold(text, look.size[0] if look else 14)
        whole = above.style in {Style.NATION, Style.MOTTO} and self.layout.rule_under_nation == "whole"
        # Words that are wider than their column go on in the next line.
        return min(words, width / 20) * (1 if whole else PART)
