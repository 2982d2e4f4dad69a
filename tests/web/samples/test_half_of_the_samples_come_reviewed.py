import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from annotations.actions.errors import Stale, TextDiffers
from annotations.actions.import_marks import import_marks
from annotations.actions.load_gazetteer import load_gazetteer
from annotations.actions.load_samples import REVIEWER
from annotations.models import AnnotationSet, Decision, ListedPlace, ListedQuote, ListedSpeaker, Mark
from annotations.queries.corpus import reviewed_documents
from annotations.samples import gold
from annotations.scheme import Document
from newsreader.articles.models import Article, TextVersion
from newsreader.run.database import has_accounts

pytestmark = pytest.mark.django_db


def load(**options) -> str:
    out = io.StringIO()
    call_command("load_samples", stdout=out, **options)
    return out.getvalue().strip()


def test_twelve_articles_are_imported_with_suggestions():
    assert load() == "Sample articles: 12 imported, 0 there already, 12 given suggestions, 6 reviewed."
    assert dict(TextVersion.objects.values_list("article__external_id", "text")) == {
        document.id: document.text for document in gold()
    }
    assert set(Article.objects.values_list("rights", "licence")) == {("open", "MIT")}
    assert AnnotationSet.objects.filter(kind="suggestions").count() == 12


def test_half_of_them_wait_to_be_decided():
    load()
    waiting = AnnotationSet.objects.filter(kind="suggestions", marks__status="undecided").distinct()
    assert waiting.count() == 6
    layers = Mark.objects.filter(set__in=waiting).values_list("layer", flat=True)
    assert set(layers) == {"quote", "speaker", "cue", "place"}
    texts = waiting.values("version")
    assert not Mark.objects.filter(set__version__in=texts).exclude(set__kind="suggestions").exists()


def test_half_are_reviewed_and_marked_as_their_gold_is():
    load_gazetteer()
    load()
    found = {document.id: document for document in reviewed_documents()}
    documents = {document.text: document for document in gold()}
    assert len(found) == 6
    for document in found.values():
        assert flat(document) == flat(documents[document.text])
    assert not Mark.objects.filter(
        set__version__annotation_sets__state="reviewed", status="undecided"
    ).exists()
    assert ListedQuote.objects.filter(reviewed=True).count() == sum(len(d.quotes) for d in found.values())
    assert ListedPlace.objects.exists()
    assert ListedSpeaker.objects.exists()


def test_nobody_can_sign_in_as_their_reviewer():
    load()
    reviewer = get_user_model().objects.get(username=REVIEWER)
    assert set(Decision.objects.filter(action="review").values_list("actor", flat=True)) == {reviewer.pk}
    assert not reviewer.has_usable_password()
    assert not has_accounts()


def flat(document: Document) -> list[object]:
    """The document's marks without the numbers by which they name each other."""
    names = {entity.id: (entity.name, entity.kind) for entity in document.entities}
    spans = {mark.id: (mark.start, mark.end) for mark in [*document.speakers, *document.cues]}
    return [
        sorted((m.start, m.end, names[m.entity]) for m in document.speakers),
        sorted((c.start, c.end, c.lemma) for c in document.cues),
        sorted((p.start, p.end, p.name, p.gazetteer or "", p.metonymy) for p in document.places),
        sorted(
            (
                q.start,
                q.end,
                q.kind,
                [(names[s.entity], spans.get(s.mention or "")) for s in q.speakers],
                sorted(spans[cue] for cue in q.cues),
            )
            for q in document.quotes
        ),
    ]


def test_what_an_editor_marked_meanwhile_stays():
    load()
    set_back = AnnotationSet.objects.filter(kind="shared", state="reviewed").first()
    before = Mark.objects.filter(set=set_back).count()
    with pytest.raises(Stale):
        import_marks(
            user=get_user_model().objects.get(username=REVIEWER),
            version=set_back.version,
            document=next(d for d in gold() if d.text == set_back.version.text),
        )
    assert Mark.objects.filter(set=set_back).count() == before


def test_marks_of_another_text_are_refused():
    load()
    version = TextVersion.objects.exclude(annotation_sets__state="reviewed").first()
    document = next(d for d in gold() if d.text != version.text)
    with pytest.raises(TextDiffers):
        import_marks(user=get_user_model().objects.get(username=REVIEWER), version=version, document=document)
    assert not Mark.objects.filter(set__version=version, set__kind="shared").exists()


def test_loading_them_again_changes_nothing():
    load()
    before = list(Mark.objects.order_by("pk").values())
    assert load() == "Sample articles: 0 imported, 12 there already, 0 given suggestions, 0 reviewed."
    assert list(Mark.objects.order_by("pk").values()) == before
    assert AnnotationSet.objects.filter(kind="suggestions").count() == 12
    assert Decision.objects.filter(action="suggest").count() == 12
    assert Decision.objects.filter(action="review").count() == 6


def test_it_is_silent_when_asked():
    assert load(verbosity=0) == ""
