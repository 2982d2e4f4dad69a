"""A program that asks the API, with a person's token or without one."""

from typing import Any

from django.test import Client

from newsreader.api.actions.tokens import make_token

BASE = "/api/v1"


class Program:
    """`get` and `post` answer with the response; addresses begin after /api/v1."""

    def __init__(self, user: Any = None, scope: str = "read") -> None:
        self.client = Client()
        self.headers: dict[str, str] = {}
        if user is not None:
            self.token, self.key = make_token(user=user, name="a program", scope=scope)
            self.headers["Authorization"] = f"Bearer {self.key}"

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(_whole(address), headers={**self.headers, **headers})

    def post(self, address: str, data: Any, content_type: str = "application/json", **headers: str) -> Any:
        return self.client.post(
            _whole(address), data, content_type=content_type, headers={**self.headers, **headers}
        )

    def all_pages(self, address: str) -> list[Any]:
        """Every item of a list, by its cursors."""
        sign = "&" if "?" in address else "?"
        items, page = [], self.get(address).json()
        while True:
            items += page["items"]
            if page["next"] is None:
                return items
            page = self.get(f"{address}{sign}cursor={page['next']}").json()


def _whole(address: str) -> str:
    return address if address.startswith(("http", "/api/")) else BASE + address
