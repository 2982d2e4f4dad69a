import pytest
from django.utils import translation

from newsreader.command_line import main
from tests.web.importing.documents import TEXT, document


@pytest.mark.django_db
def test_faults_are_told_in_english_whatever_the_pages_speak(chief, written, capsys):
    path = written("jsonl", document("نص آخر. " + TEXT, "b"))
    with translation.override("ar"), pytest.raises(SystemExit):
        main(["manage.py", "import_annotations", str(path), "--format", "jsonl", "--user", chief.username])
    assert "No article has this text." in capsys.readouterr().err
