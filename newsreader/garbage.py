"""How often Python looks for garbage that holds itself: rarely, for what is loaded stays loaded."""

import gc

# Objects made beyond those that went, before the youngest are looked at; Python's own 700 has it look through
# all that a thousand articles bring some hundred times. Most garbage goes without being looked for.
_YOUNGEST, _YOUNG, _OLD = 50_000, 20, 50


def collect_rarely() -> None:
    """Look less often."""
    gc.set_threshold(_YOUNGEST, _YOUNG, _OLD)


def keep_what_is_loaded() -> None:
    """Leave what a process has loaded by now out of every later look."""
    gc.collect()
    gc.freeze()
