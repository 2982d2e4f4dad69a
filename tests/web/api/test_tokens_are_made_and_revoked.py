import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from annotations.actions.errors import Refused
from newsreader.api.actions.tokens import digest_of, make_token
from newsreader.api.models import Token
from tests.factories import make_editor, make_user
from tests.web.api.asking import Program

pytestmark = pytest.mark.django_db
PAGE = "/accounts/tokens/"


def test_the_key_is_shown_once_and_kept_as_a_hash(client) -> None:
    client.force_login(make_editor())
    client.post(PAGE, {"name": "حاسوب المكتب", "scope": "write"})
    token = Token.objects.get()
    page = client.get(PAGE).content.decode()
    key = page.split('<p class="link" tabindex="0">')[1].split("</p>")[0]
    assert bytes(token.digest) == digest_of(key)
    again = client.get(PAGE).content.decode()
    assert key not in again
    assert token.beginning in again
    assert "حاسوب المكتب" in again
    stored = " ".join(map(str, Token.objects.values_list().get()))
    assert key not in stored


def test_a_revoked_token_is_good_for_nothing(client) -> None:
    editor = make_editor()
    program = Program(editor)
    assert program.get("/articles").status_code == 200
    client.force_login(editor)
    client.post(reverse("api-token-revoke", args=[program.token.pk]))
    answer = program.get("/articles")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_nobody_revokes_another_s(client) -> None:
    program = Program(make_editor())
    client.force_login(make_editor("other"))
    assert client.post(reverse("api-token-revoke", args=[program.token.pk])).status_code == 404
    assert program.get("/articles").status_code == 200


def test_a_token_ends_with_its_person_s_account() -> None:
    editor = make_editor()
    program = Program(editor)
    editor.is_active = False
    editor.save()
    assert program.get("/articles").status_code == 401


def test_its_use_is_noted() -> None:
    program = Program(make_editor())
    program.get("/articles")
    assert Token.objects.get().last_used_at is not None


def test_a_reader_s_token_only_reads() -> None:
    reader = make_user()
    make_token(user=reader, name="قراءة")
    with pytest.raises(Refused):
        make_token(user=reader, name="كتابة", scope="write")


def test_a_name_is_needed_and_the_page_says_so(client) -> None:
    client.force_login(make_editor())
    assert client.post(PAGE, {"name": " ", "scope": "read"}).status_code == 422
    assert not Token.objects.exists()


def test_the_command_makes_lists_and_revokes(capsys) -> None:
    editor = make_editor()
    call_command("api_token", "make", "editor", "--scope", "write")
    key = capsys.readouterr().out.strip()
    program = Program()
    program.headers["Authorization"] = f"Bearer {key}"
    assert program.get("/articles").status_code == 200
    call_command("api_token", "list", "editor")
    number = capsys.readouterr().out.split("\t")[0]
    call_command("api_token", "revoke", "editor", "--number", number)
    assert program.get("/articles").status_code == 401
    with translation.override("en"), pytest.raises(CommandError, match="no account"):
        call_command("api_token", "make", "nobody")
    assert Token.objects.get().person == editor
