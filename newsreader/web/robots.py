"""What a robots.txt (RFC 9309) says of one address. Part of the child: a pattern in it can be monstrous."""

from typing import Any

from protego import Protego


def work(body: bytes, *, url: str, agent: str) -> dict[str, Any]:
    """`allowed`, and the seconds to wait between requests (`delay`, None where nothing is said)."""
    rules = Protego.parse(body.decode("utf-8", "replace"))
    delay = rules.crawl_delay(agent)
    return {"allowed": bool(rules.can_fetch(url, agent)), "delay": None if delay is None else float(delay)}
