"""The suggester's rules in words: why a suggestion was made."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_REPORTS = {
    "verb": _("a verb of report"),
    "participle": _("a participle of report"),
    "speech-noun": _("a noun of speech"),
    "source-phrase": _("words that name a source"),
    "no-cue": _("no word of report"),
}
_CONTENTS = {
    "clause": _("a reported clause after it"),
    "marks": _("quotation marks"),
    "object": _("an object that tells what was said"),
    "speech": _("speech after it"),
    "marks-before-cue": _("quotation marks before it"),
    "unclosed": _("a quotation mark after it that is never closed"),
}
_WHOLE = {
    "main-subject": _("the subject of the main verb"),
    "source-phrase": _("the noun that the words of source name"),
    "source-of-speech": _("the noun that the words of speech belong to"),
    "act-before": _("who did what stands before it"),
    "same-sentence": _("the speaker of the report before it in the sentence"),
    "still-speaking": _("whoever spoke before"),
    "latest-that-agrees": _("the last one named whom the verb agrees with"),
    "no-agent": _("a passive that names nobody"),
    "no-speaker": _("nobody whom the verb agrees with"),
    "subject-after-verb": _("the subject after the verb"),
    "subject-before-verb": _("the subject before the verb"),
    "behind-generic-word": _("a name behind a word like city or region"),
    "gazetteer": _("a name of the gazetteer"),
    "gazetteer-ambiguous": _("a name that several places have"),
    "gazetteer-by-context": _("a name that several places have, told apart by the article"),
    "gazetteer-needs-context": _("a name of the gazetteer that can be another word"),
    "recognised": _("a name that the neural recogniser found"),
    "named-site": _("the name of a site"),
    "imported": _("taken over from a file"),
}
_HOMOGRAPH = pgettext_lazy("reason", "can mean something else")


def reason(rule: str) -> list[Any]:
    """What a rule says to a person, in parts; a rule that has no words yet stands for itself."""
    if rule in _WHOLE:
        return [_WHOLE[rule]]
    doubtful, plain = rule.startswith("homograph-"), rule.removeprefix("homograph-")
    report = next((name for name in _REPORTS if plain.startswith(f"{name}-")), "")
    content = plain.removeprefix(f"{report}-")
    if content not in _CONTENTS:
        return [rule] if rule else []
    return [_REPORTS[report], _CONTENTS[content], *([_HOMOGRAPH] if doubtful else [])]
