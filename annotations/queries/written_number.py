"""Whole numbers as addresses and forms write them."""


def whole_number(written: str, digits: int = 18) -> int | None:
    """The number that `written` is, of at most `digits` decimal digits of ASCII; None where it is none.

    As many digits as the default always fit the database's largest column of numbers.
    """
    if not (written.isascii() and written.isdecimal() and len(written) <= digits):
        return None
    return int(written)
