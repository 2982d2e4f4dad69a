import io
import zipfile

from seqeval.metrics import f1_score
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import IOB2

from annotations.formats import conll
from annotations.formats.conll_reading import IOB
from annotations.samples import gold
from annotations.scheme import Document, Layer, Quote, QuoteKind, marks_of
from tests.golden import golden_documents


def files_of(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(conll.write_document(document))) as archive:
        return {name[name.index(".") :]: archive.read(name).decode() for name in archive.namelist()}


def column(data: str, number: int) -> list[str]:
    return [line.split("\t")[number] for line in data.splitlines() if line]


def test_seqeval_finds_every_span_that_is_not_reported():
    for document in (*golden_documents(), *gold()):
        files = files_of(document)
        found = set()
        for suffix, layer in IOB.items():
            starts, ends = column(files[suffix], 1), column(files[suffix], 2)
            for _, first, last in get_entities(column(files[suffix], 3)):
                found.add((layer, int(starts[first]), int(ends[last])))
        reported = {
            (Layer(layer), int(start), int(end))
            for layer, _, start, end, *_ in (row.split("\t") for row in files[".rest.tsv"].splitlines()[1:])
        }
        assert found | reported == {(layer, mark.start, mark.end) for layer, mark in marks_of(document)}
        assert not found & reported


def test_seqeval_scores_a_file_against_itself_strictly():
    for suffix in IOB:
        tags = [column(files_of(document)[suffix], 3) for document in gold()]
        if any(tag != "O" for sequence in tags for tag in sequence):
            assert f1_score(tags, tags, mode="strict", scheme=IOB2) == 1


def test_clitics_are_tokens_of_their_own_and_the_span_begins_after_them():
    quote, place = (files_of(golden_documents()[0])[suffix] for suffix in (".quote.conll", ".place.conll"))
    assert "ل\t152\t153\tO\nلأردن\t153\t158\tB-place" in place
    assert "B-direct" in quote


def test_a_quote_in_a_quote_stands_in_the_second_file_and_a_third_is_reported():
    text = "قال إن علي قال إن عمر قال نعم"
    spans = [(4, 29), (15, 29), (26, 29)]
    quotes = [Quote(f"q{n}", *span, QuoteKind.INDIRECT) for n, span in enumerate(spans)]
    files = files_of(Document("a", text, quotes))
    assert files[".quote.conll"].count("B-indirect") == files[".quote-nested.conll"].count("B-indirect") == 1
    assert files[".rest.tsv"].splitlines()[1:] == ["quote\tindirect\t26\t29\twithin or across another\tنعم"]


def test_a_span_in_the_middle_of_a_word_is_reported():
    document = golden_documents()[0]
    assert "cue\tcue\t274\t277\tinside a token\tحسب" in files_of(document)[".rest.tsv"]
