import pytest
from huggingface_hub import DatasetCardData
from yaml import safe_load

from annotations.corpus.licences import licence_lines


@pytest.mark.parametrize(
    ("said", "identifier"),
    [
        ("CC-BY-4.0", "cc-by-4.0"),
        ("cc by-sa 4.0", "cc-by-sa-4.0"),
        ("CC0-1.0", "cc0-1.0"),
        ("ODbL-1.0", "odbl"),
        ("GPL-3.0-or-later", "gpl-3.0"),
        ("MIT", "mit"),
    ],
)
def test_a_known_one_has_the_hub_s_identifier(said, identifier):
    assert safe_load("\n".join(licence_lines(said))) == {"license": identifier}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('Ours: "x" # y, see https://news.example/terms', "ours-x-y-see-https-news.example-terms"),
        ("Custom Newsroom Licence 1.0", "custom-newsroom-licence-1.0"),
        ("رخصة الصحيفة", "own"),
    ],
)
def test_any_other_is_named_as_one_of_its_own(said, name):
    told = safe_load("\n".join(licence_lines(said)))
    assert (told["license"], told["license_name"]) == ("other", name)
    assert told.get("license_link") == ("https://news.example/terms" if "https" in said else None)
    assert DatasetCardData(**told).to_dict()["license"] == "other"
