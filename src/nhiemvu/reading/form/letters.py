"""Rules of letters: font, size, bold, italic, underline and capitals of each element."""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.findings import Fault, FindingCode, Severity
from nhiemvu.domain.language import Text
from nhiemvu.domain.looks import Stretch
from nhiemvu.domain.pages import Style
from nhiemvu.facts.layouts import Layout, Look, Range, looks_of
from nhiemvu.reading.form.elements import Form
from nhiemvu.reading.form.parts import Part, whole_part
from nhiemvu.reading.form.places import gathered, named, number_shown, range_shown

#: Elements that come many times: a fault of several is told once.
RUNNING = (Style.HEADING, Style.SUBHEADING, Style.BASIS, Style.BODY, Style.ITEM, Style.RECIPIENT)
#: Elements in which single words may be bold or italic, and whole short ones as captions.
FREE = frozenset({Style.SUBHEADING, Style.BODY, Style.ITEM, Style.ADDRESSEE})
#: A sentence of so many letters is no caption.
SENTENCE = 120
#: Elements whose words are underlined instead of drawing a rule below.
RULED = frozenset({Style.NATION, Style.MOTTO, Style.OFFICE, Style.SUBTITLE, Style.TITLE})
#: So much of a paragraph may differ: a mark of a note, a sign of another font.
SMALL_SHARE, MOST = 0.1, 0.5


def of_fonts(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield each other font than the rule book's, once."""
    wanted = layout.font.casefold()
    parts: dict[str, list[Part]] = {}
    for line in form.printed.everything():
        part = whole_part(line)
        for name in dict.fromkeys(stretch.font for stretch in line.stretches if _has_letters(stretch)):
            # "Times New Roman Bold" is the same font.
            if not name.casefold().startswith(wanted):
                parts.setdefault(name, []).append(part)
    for font, found in parts.items():
        message = Text(f"phông {font}, cần {layout.font}", f"the font is {font}; {layout.font} is needed")
        yield from gathered(FindingCode.FONT, found, message)


def _has_letters(stretch: Stretch) -> bool:
    return any(map(str.isalpha, stretch.text))


def of_letters(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield what is wrong with the letters of each element."""
    yield from _sizes(form, layout)
    for style, look in looks_of(layout.system).items():
        parts = form.of(style)
        if style is Style.RULE or not parts:
            continue
        groups = [parts] if style in RUNNING else [[part] for part in parts]
        for group in groups:
            yield from _weights(group, look)
            yield from _slants(group, look)
            yield from _underlines(group, look)
            yield from _capitals(group, look)
    yield from _mixed_sizes(form)


def _sizes(form: Form, layout: Layout) -> Iterator[Fault]:
    """Yield wrong sizes; of elements that come many times, each size once."""
    wrong: dict[tuple[Style | None, float, Range], list[Part]] = {}
    for style, look in looks_of(layout.system).items():
        least, most = look.size
        for part in form.of(style) if style is not Style.RULE else ():
            for size in dict.fromkeys(stretch.size for stretch in part.stretches if not least <= stretch.size <= most):
                if _share_of_size(part, size) > SMALL_SHARE:
                    wrong.setdefault((None if style in RUNNING else style, size, look.size), []).append(part)
    for (_, size, allowed), found in wrong.items():
        shown, wanted = number_shown(size), range_shown(*allowed)
        message = Text(f"cỡ chữ {shown}, cần {wanted}", f"the size is {shown}; {wanted} is needed")
        yield from gathered(FindingCode.SIZE, sorted(found, key=lambda part: part.line.number), message)


def _share_of_size(part: Part, size: float) -> float:
    return part.share(lambda stretch: stretch.size == size)


def _mixed_sizes(form: Form) -> Iterator[Fault]:
    """Yield the paragraphs whose size is not that of most of the body."""
    sizes: dict[float, list[Part]] = {}
    for part in form.of(Style.BODY, Style.ITEM):
        main = max(part.stretches, key=lambda stretch: len(stretch.text)).size
        sizes.setdefault(main, []).append(part)
    ranked = sorted(sizes, key=lambda size: -len(sizes[size]))
    for size in ranked[1:]:
        usual = number_shown(ranked[0])
        message = Text(
            f"cỡ chữ {number_shown(size)}, các đoạn khác cỡ {usual}",
            f"the size is {number_shown(size)}, elsewhere {usual}",
        )
        yield from gathered(FindingCode.SIZE_MIXED, sizes[size], message)


def _weights(parts: Sequence[Part], look: Look) -> Iterator[Fault]:
    if look.bold:
        yield from _told(FindingCode.BOLD, _so(parts, "bold", wanted=False), look, ("cần chữ đậm", "must be bold"))
    else:
        found = _sentences(_so(parts, "bold", wanted=True), look)
        yield from _told(FindingCode.BOLD, found, look, ("không được in đậm", "must not be bold"))


def _slants(parts: Sequence[Part], look: Look) -> Iterator[Fault]:
    if look.italic:
        found = _so(parts, "italic", wanted=False)
        yield from _told(FindingCode.ITALIC, found, look, ("cần chữ nghiêng", "must be italic"))
    else:
        found = _sentences(_so(parts, "italic", wanted=True), look)
        yield from _told(FindingCode.ITALIC, found, look, ("cần chữ đứng", "must be upright"))


def _underlines(parts: Sequence[Part], look: Look) -> Iterator[Fault]:
    if look.underline:
        found = _so(parts, "underline", wanted=False)
        yield from _told(FindingCode.UNDERLINE, found, look, ("cần gạch chân", "must be underlined"))
    elif look.style not in RULED:
        found = _sentences(_so(parts, "underline", wanted=True), look)
        yield from _told(FindingCode.UNDERLINE, found, look, ("không được gạch chân", "must not be underlined"))


def _capitals(parts: Sequence[Part], look: Look) -> Iterator[Fault]:
    if look.style in FREE or look.style in {Style.BASIS, Style.RECIPIENT, Style.RECIPIENTS}:
        return
    words = {part: part.text[part.label.length :] if part.label else part.text for part in parts}
    if look.capitals:
        # "Chương I" may stand alone, its name on the next line.
        found = [part for part in parts if words[part] and not words[part].isupper()]
        yield from _told(FindingCode.CAPITALS, found, look, ("cần chữ in hoa", "must stand in capitals"))
    else:
        found = [part for part in parts if words[part].isupper() and len(words[part]) > 3]
        yield from _told(FindingCode.CAPITALS, found, look, ("cần chữ thường", "must stand in small letters"))


def _so(parts: Sequence[Part], quality: str, *, wanted: bool) -> list[Part]:
    """Return the parts most of whose letters have a quality, or have it not."""
    return [part for part in parts if (part.share(lambda stretch: bool(getattr(stretch, quality))) > MOST) is wanted]


def _sentences(parts: Sequence[Part], look: Look) -> list[Part]:
    """Return the parts that may not stand out: captions within the body and labelled points may."""
    return [part for part in parts if look.style not in FREE or (not part.label and len(part.text) > SENTENCE)]


def _told(code: FindingCode, parts: Sequence[Part], look: Look, said: tuple[str, str]) -> Iterator[Fault]:
    # Rule books give headings of reports room: what they say of parts and chapters, offices do with "I." as they like.
    severity = Severity.DOUBTFUL if look.style in FREE or look.style is Style.HEADING else None
    yield from gathered(code, parts, named(look.style, *said), severity)
