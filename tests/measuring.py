"""Comparing what two pieces of work cost, on a machine that has other things to do."""

import gc
from collections.abc import Callable
from time import process_time


def seconds(deed: Callable[[], object]) -> float:
    """What a deed takes of the processor, so that waiting for others does not count."""
    began = process_time()
    deed()
    return process_time() - began


def least_ratio(dear: Callable[[], object], cheap: Callable[[], object], pairs: int = 5) -> float:
    """How many times as much the first deed costs, at least, among some pairs taken in turn.

    What else the machine does slows down both halves of a pair, and no other half; so the pair
    that was disturbed least tells the truth, and one that was disturbed cannot fail a test.
    """
    gc.collect()
    gc.freeze()
    try:
        return min(seconds(dear) / max(seconds(cheap), 1e-9) for _ in range(pairs))
    finally:
        gc.unfreeze()
