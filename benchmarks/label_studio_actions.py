"""The same articles in Label Studio's own interface: actions from suggestions to gold, and from nothing.

    python benchmarks/label_studio_actions.py ADDRESS EMAIL PASSWORD TOKEN [SAMPLE…]

For a Label Studio (1.23.2) that runs by itself, in an environment of its own, with legacy tokens allowed, and
belongs to whoever measures: a project is made in it and left there. Its labels are the three kinds of
quotes, speaker, cue and place, each with a hotkey; a mention and a cue are tied to their quote by a
relation. The suggester's marks come as predictions, with their relations; Label Studio copies them into
the annotation by itself, which is no action. Counted like `editor_actions.py`: a key with whatever is held
down, a click, a drag from letter to letter. Its best way is taken: the hotkey of a label, "select region
after creating it" switched on beforehand, Alt+R and a click for a relation from the region that was just
drawn, Esc only where a region that stays selected would take the next label's key for itself. What
it submits is compared with the gold: spans, kinds, links. Names, entries of a gazetteer and base forms it
has no place for; they are neither asked nor counted.
"""

import json
import os
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

SAMPLES = ["sample-01", "sample-11", "sample-05"]


def main() -> None:
    """Make the project, work on each sample, print."""
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from annotations.samples import gold as gold_documents
    from annotations.suggest import suggest
    from benchmarks.editing.differences import gold_of
    from benchmarks.editing.label_studio import LABELS, LabelStudio
    from tests.browser.chromium import launch_arguments

    address, email, password, token, *samples = sys.argv[1:]
    golds = {document.id: document for document in gold_documents() if document.id in (samples or SAMPLES)}
    tasks = []
    for name in samples or SAMPLES:
        made = results_of(suggest(golds[name].text))
        tasks.append(
            {"data": {"text": golds[name].text}, "predictions": [{"model_version": "rules", "result": made}]}
        )
        tasks.append({"data": {"text": golds[name].text}})
    config = "".join(f'<Label value="{name}" hotkey="{n}"/>' for n, name in enumerate(LABELS, start=1))
    config = (
        f'<View><Labels name="label" toName="text">{config}</Labels><Text name="text" value="$text"/></View>'
    )
    ask = api(address, token)
    project = ask("POST", "/api/projects", {"title": "samples", "label_config": config})["id"]
    numbers = ask("POST", f"/api/projects/{project}/import?return_task_ids=1", tasks)["task_ids"]
    ask("PATCH", f"/api/projects/{project}", {"model_version": "rules", "show_collab_predictions": True})
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        page = browser.new_context(viewport={"width": 3000, "height": 1000}).new_page()
        page.goto(f"{address}/user/login")
        page.fill("input[name=email]", email)
        page.fill("input[name=password]", password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/user/login" not in url)
        for at, name in enumerate(samples or SAMPLES):
            for begin, number in zip(("suggestions", "nothing"), numbers[2 * at :], strict=False):
                page.goto(f"{address}/projects/{project}/data?task={number}")
                page.wait_for_function(
                    "() => globalThis.Htx?.annotationStore?.selected && Htx.task?.id == " + str(number)
                )
                page.locator("[class*=richtext]").first.wait_for()
                page.wait_for_timeout(2000)
                page.evaluate(
                    "() => Htx.settings.selectAfterCreate || Htx.settings.toggleSelectAfterCreate()"
                )
                studio = LabelStudio(page, golds[name].text)
                began = time.monotonic()
                studio.to_gold(gold_of(golds[name]))
                studio.press("Control+Enter")
                seconds = time.monotonic() - began
                page.wait_for_timeout(1500)
                same(ask("GET", f"/api/tasks/{number}"), gold_of(golds[name]))
                steps = ", ".join(f"{step} {spent}" for step, spent in studio.by_step.items())
                print(
                    f"{name:10} {begin:12} {studio.actions:5} actions {seconds:5.1f} s {studio.misses} missed"
                    f" {steps}",
                    flush=True,
                )
                if os.environ.get("STEP_BY_STEP"):
                    for step, spent, words in studio.lines:
                        print(f"    {spent:3} {step:14} {words[:60]}")
        browser.close()


def results_of(document: Any) -> list[dict[str, Any]]:
    """A document's marks as Label Studio writes regions and relations."""
    kinds = {"quotes": None, "speakers": "speaker", "cues": "cue", "places": "place"}
    made: list[dict[str, Any]] = [
        {
            "id": mark.id,
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {
                "start": mark.start,
                "end": mark.end,
                "text": document.text[mark.start : mark.end],
                "labels": [label or mark.kind.value],
            },
        }
        for layer, label in kinds.items()
        for mark in getattr(document, layer)
    ]
    for quote in document.quotes:
        served = [s.mention or nearest(document, s.entity, quote.start) for s in quote.speakers] + list(
            quote.cues
        )
        made += [
            {"type": "relation", "from_id": one, "to_id": quote.id, "direction": "right"}
            for one in served
            if one
        ]
    return made


def nearest(document: Any, entity: str, at: int) -> str | None:
    """The mention of who is not named beside the quote that begins at `at`."""
    theirs = [m for m in document.speakers if m.entity == entity]
    return min(theirs, key=lambda m: abs(m.start - at)).id if theirs else None


def same(task: dict[str, Any], gold: Any) -> None:
    """Raise where what was submitted is not the gold."""
    (annotation,) = task["annotations"]
    regions = {r["id"]: r["value"] for r in annotation["result"] if r["type"] == "labels"}
    spans = {n: (v["start"], v["end"]) for n, v in regions.items()}
    found = {(v["labels"][0], v["start"], v["end"]) for v in regions.values()}
    links = {
        (spans[r["from_id"]], spans[r["to_id"]]) for r in annotation["result"] if r["type"] == "relation"
    }
    wanted = {(q.kind, *q.span) for q in gold.quotes.values()}
    wanted |= {(layer, *span) for layer in ("speaker", "cue", "place") for span in gold.of(layer)}
    tied = {
        (one, q.span)
        for q in gold.quotes.values()
        for one in (*q.cues, *(w.mention for w in q.speakers if w.mention))
    }
    # Whose mention elsewhere a quote is tied to does not matter here.
    if found != wanted or not tied <= links:
        raise SystemExit(f"submitted: {found ^ wanted} {links ^ tied}")


def api(address: str, token: str) -> Any:
    """Ask Label Studio's own interface for programs, `(method, path, body)`."""

    def ask(method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(
            address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Token {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    return ask


if __name__ == "__main__":
    main()
