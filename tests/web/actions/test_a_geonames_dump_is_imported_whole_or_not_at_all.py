"""Files in GeoNames' format, written for these tests; the ids are invented."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.actions.import_gazetteer import import_gazetteer
from annotations.models import Place
from annotations.suggest import gazetteer, suggest

pytestmark = pytest.mark.django_db


def line(number, name, alternates, at, code, country, population, cls="P"):
    fields = [number, name, name, alternates, *at, cls, code, country, "", "", "", "", "", population]
    return "\t".join(map(str, [*fields, "", 0, "Asia/Amman", "2020-01-01"])) + "\n"


# A town that the gazetteer lacks, one it has, one too small, one with no Arabic name, a well, one elsewhere.
DUMP = (
    line(1, "Umm Tajriba", "Umm,أم تجربة,Ум", (32.1, 36.1), "PPL", "JO", 5000)
    + line(2, "Irbid", "إربد,اربد", (32.556, 35.85), "PPLA", "JO", 502714)
    + line(3, "Saghira", "صغيرة جدا", (32.2, 36.2), "PPL", "JO", 20)
    + line(4, "Nameless", "Sans nom,آپادان", (32.3, 36.3), "PPL", "JO", 9000)
    + line(5, "Bir", "بئر كذا", (32.3, 36.3), "WLL", "JO", 0, "H")
    + line(6, "Elsewhere", "بلدة بعيدة", (30.1, 31.1), "PPL", "EG", 7000)
)
NAMES = (
    "11\t1\tar\tأمّ تجربة القديمة\t\t\t\t1\t\t\n"
    "12\t1\tar\tتجريبية الكبرى\t\t\t\t\t\t\n"
    "13\t1\tar\tأم التجارب\t1\t\t\t\t\t\n"
    "14\t1\tfa\tام تجربه پارسی\t\t\t\t\t\t\n"
    "15\t1\twkdt\tQ999999999\t\t\t\t\t\t\n"
    "16\t6\tar\tالبعيدة\t\t\t\t\n"
)


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "JO.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path, settings, monkeypatch):
    target = tmp_path / "data" / "gazetteer.tsv"
    settings.GAZETTEER_FILE = str(target)
    monkeypatch.setenv("NEWSREADER_GAZETTEER", str(target))
    yield target
    gazetteer.forget()


def run(*arguments):
    out = StringIO()
    call_command("import_gazetteer", *map(str, arguments), stdout=out)
    return out.getvalue().strip()


def test_what_is_asked_for_and_new_comes_in(dump, own):
    said = run(dump, "--countries", "jo")
    assert said == (
        "1 places made, 0 changed, 0 as they were; 1 in the gazetteer already, 1 without an Arabic name"
    )
    place = Place.objects.get()
    assert (place.key, place.name, place.variants) == ("geonames-1", "أم تجربة", [])
    assert (place.name_en, place.kind, place.country) == ("Umm Tajriba", "city", "JO")
    assert (place.latitude, place.longitude) == (32.1, 36.1)


def test_the_suggester_and_the_look_up_find_it(dump, own):
    run(dump)
    entry = gazetteer.load().by_key("geonames-1")
    assert entry is not None
    assert entry.names == ("أم تجربة",)
    assert gazetteer.load().longest_match(["ام", "تجربه"], 0) == (2, (entry,))
    assert gazetteer.load().by_key("jo-irbid") is not None


def test_the_names_file_gives_arabic_names_the_preferred_first(dump, own, tmp_path):
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(NAMES, encoding="utf-8")
    run(dump, "--names", names)
    place = Place.objects.get(key="geonames-1")
    assert (place.name, place.variants) == ("أم التجارب", ["تجريبية الكبرى"])
    assert place.wikidata == "Q999999999"
    # One word: the article has to speak for it.
    entry = gazetteer.load().by_key("geonames-6")
    assert entry is not None
    assert entry.also_word == ("البعيدة",)


def test_a_second_run_changes_nothing(dump, own):
    run(dump)
    before = own.read_bytes(), list(Place.objects.order_by("pk").values())
    assert run(dump).startswith("0 places made, 0 changed, 2 as they were;")
    assert (own.read_bytes(), list(Place.objects.order_by("pk").values())) == before


def test_another_dump_adds_to_the_file(dump, own):
    run(dump, "--countries", "JO")
    run(dump, "--countries", "EG")
    assert [entry.key for entry in gazetteer.read(own)] == ["geonames-1", "geonames-6"]


def test_towns_may_be_small(dump, own):
    run(dump, "--minimum-population", "0", "--countries", "JO")
    assert set(Place.objects.values_list("key", flat=True)) == {"geonames-1", "geonames-3"}


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("7\tshort\n", "line 7: 2 columns, not 19"),
        (line("x", "A", "", (1, 1), "PPL", "JO", 1), "line 7: 'x' is no whole number"),
        (line(7, "A", "", ("north", 1), "PPL", "JO", 1), "line 7: could not convert"),
        (line(7, "A", "", (91, 1), "PPL", "JO", 1), "line 7: 91.0 1.0 is not on Earth"),
        (line(7, "A", "", ("nan", 1), "PPL", "JO", 1), "line 7: nan 1.0 is not on Earth"),
        (line(7, "A", "", (1, 1), "PPL", "JOR", 1), "line 7: the country code"),
        (line(7, "A", "", (1, 1), "PPL", "JO", "many"), "line 7: 'many' is no whole number"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_imported(dump, own, broken, message):
    dump.write_text(DUMP + broken, encoding="utf-8")
    with pytest.raises(CommandError, match=f"nothing is imported: JO.txt, {message}"):
        run(dump)
    assert not Place.objects.exists()
    assert not own.exists()


def test_bytes_that_are_no_utf8_are_named(dump, own):
    dump.write_bytes(DUMP.encode() + b"\xff\n")
    with pytest.raises(CommandError, match="line 7: not UTF-8"):
        run(dump)
    assert not Place.objects.exists()


def test_where_the_file_cannot_be_written_the_table_stays_as_it_was(dump, tmp_path):
    (tmp_path / "taken").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        import_gazetteer(dump, tmp_path / "taken" / "gazetteer.tsv")
    assert not Place.objects.exists()


def test_no_such_file_and_no_such_country_are_said(tmp_path, own):
    with pytest.raises(CommandError, match="nothing is imported"):
        run(tmp_path / "none.txt")
    with pytest.raises(CommandError, match="two letters: JORDAN"):
        run(tmp_path / "none.txt", "--countries", "jordan")


def test_a_text_names_an_imported_place_in_a_new_process(dump, own):
    run(dump, "--countries", "JO")
    # What a word may begin is asked once a process.
    from annotations.suggest import place_lookup

    place_lookup.name_starts.cache_clear()
    try:
        assert [p.gazetteer for p in suggest("وصل الوفد إلى أم تجربة أمس.").places] == ["geonames-1"]
    finally:
        place_lookup.name_starts.cache_clear()
