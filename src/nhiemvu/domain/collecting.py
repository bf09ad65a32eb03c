"""Python's search for values that hold one another in a ring, put off while a document is read.

Reading makes some hundred thousand values and drops few: what it makes is looked through again and again in vain, which
takes a twentieth of its time.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


def collecting_later(function: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
    """Make a function that reads one document put the search off until it is done, however it ends."""

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
