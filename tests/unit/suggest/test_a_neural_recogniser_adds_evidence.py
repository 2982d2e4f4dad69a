"""A tiny recogniser, made and taught here, is saved where camel_data would put a real one, and loaded from
there by the product's own code. Needs requirements-neural.txt (`make test-neural`); skips without torch.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the neural part is tested by `make test-neural`")

ROOT = Path(__file__).resolve().parents[3]
TEXT = "سافر سامر أمس إلى زعفورية ثم عاد. وقال خالد منصور إن الطريق إلى عمّان ستفتح غدا."
NAMES = {"زعفورية": "B-LOC", "عمّان": "B-LOC", "خالد": "B-PERS", "منصور": "I-PERS"}
# torch's threads wait for one another at every step: where the cores are busy, that takes minutes.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A folder of camel-tools data whose catalogue names a recogniser that knows NAMES."""
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("camel")
    model_folder = folder / "data" / "ner" / "arabert"
    model_folder.mkdir(parents=True)
    words = sorted(set(TEXT.replace(".", " .").split()))
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (model_folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = BertTokenizer(str(model_folder / "vocab.txt"), do_lower_case=False, strip_accents=False)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        id2label=dict(enumerate(LABELS)),
        label2id={label: at for at, label in enumerate(LABELS)},
    )
    model = BertForTokenClassification(config)
    ids = torch.tensor(tokenizer.convert_tokens_to_ids(words))
    wanted = torch.tensor([LABELS.index(NAMES.get(word, "O")) for word in words])
    steps = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(120):
        # In ever another order, so that it learns the words and not their places.
        order = torch.stack([torch.randperm(len(words)) for _ in range(16)])
        steps.zero_grad()
        model(input_ids=ids[order], labels=wanted[order]).loss.backward()
        steps.step()
    model.save_pretrained(model_folder)
    tokenizer.save_pretrained(model_folder)
    catalogue = json.loads(
        (ROOT / "annotations/suggest/data/camel_home/.camel_tools/catalogue.json").read_text(encoding="utf-8")
    )
    catalogue["components"]["NamedEntityRecognition"] = {
        "name": "NamedEntityRecognition",
        "default": "arabert",
        "datasets": {"arabert": {"name": "arabert", "path": "ner/arabert"}},
    }
    (folder / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    return folder


PROGRAM = """
import json, sys
from annotations.scheme import check_document
from annotations.suggest import suggest
from annotations.suggest.layout import lay_out
from annotations.suggest.recognised import names_of
text = sys.argv[1]
document = suggest(text)
assert not check_document(document)
print(json.dumps({
    "torch": "torch" in sys.modules,
    "names": [(name.kind, text[name.start:name.end]) for name in names_of(lay_out(text))],
    "places": [(text[p.start:p.end], p.why.rule, p.why.confidence) for p in document.places],
    "mentions": [(text[m.start:m.end], m.why.confidence) for m in document.speakers],
}))
"""


@cache
def told(data: Path, **environment: str) -> dict:
    """What the product says in a process of its own. No question is asked twice: each process loads torch."""
    command = [sys.executable, "-c", PROGRAM, TEXT]
    variables = {**os.environ, "CAMELTOOLS_DATA": str(data), **ONE_THREAD, **environment}
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_names_come_as_spans_of_the_text(data):
    names = told(data)["names"]
    assert names == [["place", "زعفورية"], ["person", "خالد منصور"], ["place", "عمّان"]]


def test_a_name_that_no_rule_knows_is_added_and_a_known_one_gets_surer(data):
    with_it, without = told(data), told(data, NEWSREADER_RECOGNISER="off")
    assert [place[:2] for place in without["places"]] == [["عمّان", "gazetteer"]]
    assert [place[:2] for place in with_it["places"]] == [["زعفورية", "recognised"], ["عمّان", "gazetteer"]]
    assert with_it["places"][1][2] > without["places"][0][2]
    assert with_it["mentions"][0][0] == without["mentions"][0][0] == "خالد منصور"
    assert with_it["mentions"][0][1] > without["mentions"][0][1]


def test_switched_off_or_without_a_model_torch_is_not_even_loaded(data, tmp_path):
    assert told(data)["torch"]
    assert not told(data, NEWSREADER_RECOGNISER="off")["torch"]
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "catalogue.json").write_text((data / "catalogue.json").read_text(encoding="utf-8"))
    assert told(empty) == told(data, NEWSREADER_RECOGNISER="off")
