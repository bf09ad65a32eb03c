"""The parts that the words of a task fall into, for a clerk to take or leave: its sub-points, else its sentences."""

import re

#: What a sub-point begins with: "- ", "+ ", "a) ", "1.2. "
LABEL = re.compile(r"^(?:[-–+•*]|\w{1,3}[.)]|\d+(?:\.\d+)*[.)]?)\s+")
#: The end of a sentence before the next: not after a short word, as in "TP. Hà Nội", nor inside "12.500".
SENTENCE_END = re.compile(r"(?<=\w\w\w)[.;](?=\s+\w)|(?<=\))[.;](?=\s+\w)")


def parts_of(text: str) -> list[str]:
    """Return the sub-points of a text, one line a paragraph, without their labels; else its sentences.

    A text that is one sentence is its own only part.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        # The first line is the point over its sub-points, unless it is as labelled as they are.
        points = lines if LABEL.match(lines[0]) else lines[1:]
        if len(points) > 1:
            return [LABEL.sub("", point) for point in points]
    return _sentences(" ".join(lines))


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        found.append(text[start : end.end()].strip(" ;"))
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]
