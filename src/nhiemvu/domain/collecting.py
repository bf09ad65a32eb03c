"""Python's search for values that hold one another in a ring, put off while a document is read or written.

Reading and writing make some hundred thousand values and drop few: what they make is looked through again and again in
vain, which takes a twentieth of the time of reading and a quarter of that of drafting.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
        gc.enable()
