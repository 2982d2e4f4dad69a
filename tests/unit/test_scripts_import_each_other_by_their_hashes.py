import json
import re

from django.core.management import call_command


def test_every_import_of_a_collected_script_names_a_file_by_its_content(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "newsreader.static_files.HashedFiles"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    imported = {
        path
        for name, hashed in names.items()
        if name.startswith("js/")
        for path in re.findall(r'from "\./([^"]+)"', (tmp_path / hashed).read_text())
    }
    assert len(imported) > 10
    assert imported <= {hashed.removeprefix("js/") for hashed in names.values()}
    assert imported.isdisjoint(name.removeprefix("js/") for name in names)
