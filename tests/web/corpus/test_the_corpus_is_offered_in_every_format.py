import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override

from annotations.format_labels import format_labels
from annotations.formats.registry import FORMATS
from annotations.queries.corpus import reviewed_documents
from tests.web.desk import Desk

ALL = pytest.mark.parametrize("name", FORMATS)


@ALL
def test_the_command_and_the_page_give_the_same_bytes_and_they_have_no_fault(
    reviewed: Desk, client, tmp_path, name
) -> None:
    module, path = FORMATS[name], tmp_path / "corpus"
    call_command("export_corpus", format=name, output=str(path), stdout=io.StringIO())
    client.force_login(reviewed.user)
    answer = client.get(reverse("corpus-export-as", args=[name]))
    assert b"".join(answer) == path.read_bytes()
    assert answer["Content-Type"].startswith(module.MEDIA_TYPE)
    assert f'"corpus{module.SUFFIX}"' in answer["Content-Disposition"]
    with path.open("rb") as file:
        assert list(module.check(file)) == []
    kept = [module.kept(document) for document in reviewed_documents()]
    if kept[0] is not None:
        with path.open("rb") as file:
            assert list(module.read(file)) == kept


@ALL
def test_the_page_of_releases_leads_to_it_with_what_it_is_for(reviewed: Desk, client, name) -> None:
    client.force_login(reviewed.user)
    page = client.get(reverse("release-list")).content.decode()
    [label] = [label for label in format_labels() if label.name == name]
    assert f'href="{reverse("corpus-export-as", args=[name])}"' in page
    assert label.called in page
    with override("en"):
        assert str(label.use)


def test_a_visitor_is_offered_none(reviewed: Desk, client) -> None:
    assert "/corpus/export/" not in client.get(reverse("release-list")).content.decode()


def test_a_format_that_does_not_exist_is_not_found(reviewed: Desk, client) -> None:
    client.force_login(reviewed.user)
    assert client.get(reverse("corpus-export-as", args=["docx"])).status_code == 404


def test_what_a_format_cannot_hold_is_said_and_nothing_is_written(reviewed: Desk, client, tmp_path) -> None:
    from newsreader.articles.models import Article

    Article.objects.filter(pk=reviewed.article.pk).update(title="\x01")
    client.force_login(reviewed.user)
    with override("en"):
        answer = client.get(reverse("corpus-export-as", args=["tei"]), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 409
    with pytest.raises(CommandError, match="cannot be written as tei: XML cannot hold it"):
        call_command("export_corpus", format="tei", output=str(tmp_path / "a"), stdout=io.StringIO())
    assert list(tmp_path.iterdir()) == []
