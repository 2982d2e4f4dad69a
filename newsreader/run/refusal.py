"""A reason for not running, said in one sentence with exit status 1."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """The message is a whole sentence for the person at the terminal: what is wrong and what to do."""
