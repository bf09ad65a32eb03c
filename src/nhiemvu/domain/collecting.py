"""Python's search for values that hold one another in a ring, put off while a document is read or written.

Reading and writing make some hundred thousand values and drop few: what they make is looked through again and again in
vain, which takes a twentieth of the time of reading and a quarter of that of drafting.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: To look through more values than this takes longer than to read a short document.
MANY = 20_000
#: Of so many long documents the last one has all values looked through. A document of a thousand pages leaves 3 MB.
SEVERAL = 8


class _Past:
    """What was done in this process."""

    long_documents = 0


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put the search off until what reads or writes one document is done, however it ends."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            _put_among_old()
        gc.enable()


def _put_among_old() -> None:
    """Put the values of a long document among the old ones: most processes end before these are looked through."""
    _Past.long_documents += 1
    if _Past.long_documents % SEVERAL:
        # What stops being frozen is old.
        gc.freeze()
        gc.unfreeze()
    else:
        gc.collect()
