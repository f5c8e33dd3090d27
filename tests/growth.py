"""Whether what something takes grows out of proportion, so that no noise of a busy machine can be taken for growth.

What else a machine does only ever adds to a time. So what looks too long is measured again, up to so many times, and
the least that it took counts: noise would have to hit every one of them.
"""

import gc
import math
import time
from collections.abc import Callable
from typing import TypeVar

TRIES = 20

Work = Callable[[], object]
T = TypeVar("T")


def seconds(work: Work) -> float:
    """Return the processor time of some work alone: the collector would go through all that other tests left behind."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def takes_longer(work: Work, most: float) -> bool:
    """Return whether some work takes more than `most` seconds however often it is done."""
    return all(seconds(work) > most for _ in range(TRIES))


def in_time(work: Callable[[], T], most: float) -> T:
    """Return what some work gives; it must not take more than `most` seconds however often it is done."""
    given: list[T] = []
    assert not takes_longer(lambda: given.append(work()), most), f"takes more than {most} seconds"
    return given[-1]


def grows(part: Work, whole: Work, times: float, at_once: float = 0.02) -> bool:
    """Return whether the whole takes more than `at_once` seconds, and more than so many times what a part of it does.

    Both are done by turns: what else the machine does meanwhile hits both or neither. The part is done twice each time:
    one that was held up would let any whole pass.
    """
    of_part = of_whole = math.inf
    for _ in range(TRIES):
        of_whole = min(of_whole, seconds(whole))
        if of_whole <= at_once:
            return False
        of_part = min(of_part, seconds(part), seconds(part))
        if of_whole <= times * of_part:
            return False
    return True
