"""What the page for programmers says in the reader's language of what OpenAPI says in English.

The catalogue needs every string in the source; a test holds these to the descriptions of routes, parameters
and schemas, word by word. What is between backticks is code and stays.
"""

from django.utils.translation import gettext_noop as _

ROUTES = (
    _("The articles that one may read, the newest first."),
    _(
        "Articles, one a line: `text`, and what is known of `title`, `url`, `outlet`, `date`, `id`. One that "
        "is known by its address or text is not made again; another text of a known address is its new "
        "version."
    ),
    _("An article with its current text."),
    _("The marks, relations and speakers of an article's current text, as its page shows them."),
    _("The speakers of whom one may read a quote; with `name` those of one of whose names words begin so."),
    _("A speaker; of one who was merged the one who is left, under that one's number."),
    _("The places of the gazetteer that are named in what one may read."),
    _("A place by its key in the gazetteer."),
    _("The accepted quotes that one may read, the newest first; `speaker` is a number of the corpus."),
    _("An accepted quote."),
    _("The releases, in the order in which they were made."),
    _("A release with its files. Those of one with an article withdrawn since have no `url`."),
    _("A file of a release, as it was frozen; its tag is its SHA-256."),
    _(
        "The reviewed articles with their marks, one a line, as docs/formats/jsonl.md describes them; for "
        "those who may edit. One state of the database, read as it is sent."
    ),
    _(
        "Texts with their marks, one a line, as docs/formats/jsonl.md describes them: onto articles that are "
        "there, known by `url` or, without one, by their text, or as new ones. One decision each, of the "
        "token's person."
    ),
)
PARAMETERS = (
    _("`next` of the page before; empty for the first page."),
    _("How many at most."),
    _("Of the client's making: the same write sent again under it is done once."),
    _("Take what has no fault; without it all or nothing."),
    _("Say also that each is reviewed."),
    _("Make articles that are not there."),
)
THINGS = (
    _("The marks of an article's current text as its page shows them."),
    _("An article with its text; all offsets are code points of that."),
    _("An article in a list. `version` or `revision` is another as soon as its text or marks change."),
    _("A page of articles, the newest first."),
    _("Who speaks in an article; `speaker` is the number in the corpus."),
    _("A refusal."),
    _("One thing that is wrong; `line` counts from 1 where the body has lines."),
    _("A file of a release: its path, its size in bytes, its SHA-256, and where it is, if it is passed on."),
    _("A span of one layer. `suggested` is whether only the machine has said so."),
    _("A place, and how often it is named in what one may read."),
    _("A place of the gazetteer that the corpus names."),
    _("A page of places, in the order of the gazetteer."),
    _("An accepted quote; `start` and `end` are code points of the article's text."),
    _("A page of quotes, the newest first."),
    _(
        "Who says a quote (`entity`, and `mark`, its mention, where the text has one), or what lends it "
        "(`mark`, the cue)."
    ),
    _("A release with its files."),
    _("A release of the corpus. `withdrawn` counts its articles that were withdrawn since."),
    _("A page of releases, in the order in which they were made."),
    _("Who says a quote: the name, the number in the corpus, and the mention's words."),
    _("A speaker of the corpus; `names` are others by which the speaker goes."),
    _("A page of speakers, in the order in which they came into the corpus."),
    _("What became of articles: how many are new, have a new text, were known; what was left out and why."),
    _(
        "What became of documents: how many articles are new, how many that were there are marked now, the "
        "marks of all; what was left out and why."
    ),
)
