"""Python's search for values that hold one another in a ring, put off while a document is read or written.

Reading and writing make some hundred thousand values and drop few: what they make is looked through again and again in
vain, which takes a twentieth of the time of reading and a quarter of that of drafting.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


def collecting_later(function: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
    """Make a function that reads or writes one document put the search off until it is done, however it ends."""

    @wraps(function)
    def undisturbed(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Value:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return undisturbed
