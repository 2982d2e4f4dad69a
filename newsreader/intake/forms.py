"""What the pages of the intake take, checked by the import's own functions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from newsreader.articles.importing import Incoming
from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    RefusedError,
    clean_date,
    clean_line,
    clean_text,
    clean_url,
    first_words,
)
from newsreader.articles.importing.refusal_words import in_words
from newsreader.intake.actions.reading import Draft
from newsreader.web.address import LONGEST, plain_address
from newsreader.web.refusal import FetchError

# A form's body may have 2.5 megabytes (Django's limit), two bytes an Arabic letter; a file may have more.
LONGEST_PASTED = 500_000
MOST_BYTES_OF_FILE = 20_000_000

_ADDRESS = {"dir": "ltr", "inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}


def _checked(clean: Callable[..., Any], value: str, *args: Any) -> Any:
    """The value as the import keeps it. Raises ValidationError in the import's words."""
    try:
        return clean(value, *args)
    except RefusedError as refused:
        raise ValidationError(in_words(refused.reason)) from refused


def _known_as(value: str) -> str:
    """An address as an article is known by. Raises ValidationError."""
    try:
        return plain_address(value)
    except FetchError as error:
        raise ValidationError(str(error)) from error


class _Form(forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class ArticleForm(_Form):
    """An article as it is pasted, or as it was found on a page and is to be looked over."""

    title = forms.CharField(
        label=_("Title"),
        required=False,
        help_text=_("Without one, the first line is the title where it is short, else its first words."),
        widget=forms.TextInput({"lang": "ar", "dir": "auto", "maxlength": MAX_TITLE_LENGTH}),
    )
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        max_length=LONGEST_PASTED,
        help_text=_("A line for each paragraph."),
        widget=forms.Textarea({"lang": "ar", "dir": "auto", "rows": 14}),
    )
    outlet = forms.CharField(
        label=_("Outlet"),
        required=False,
        widget=forms.TextInput({"dir": "auto", "maxlength": MAX_INDEXED_LENGTH, "list": "outlets"}),
    )
    date = forms.CharField(
        label=_("Date and time"),
        required=False,
        help_text=format_lazy(_("In the time zone {zone}."), zone=settings.TIME_ZONE),
        widget=forms.DateTimeInput({"type": "datetime-local"}),
    )
    url = forms.CharField(
        label=_("Address"),
        required=False,
        help_text=_("Where the article stands on the web: by it, it is not taken in twice."),
        widget=forms.TextInput(_ADDRESS | {"maxlength": LONGEST}),
    )

    def clean_title(self) -> str:
        """On one line."""
        return _checked(clean_line, self.cleaned_data["title"], "title", MAX_TITLE_LENGTH)

    def clean_text(self) -> str:
        """NFC, LF; as it stands otherwise."""
        return _checked(clean_text, self.cleaned_data["text"])

    def clean_outlet(self) -> str:
        """On one line."""
        return _checked(clean_line, self.cleaned_data["outlet"], "outlet", MAX_INDEXED_LENGTH)

    def clean_date(self) -> Any:
        """A moment, in the project's time zone where it names none."""
        return _checked(clean_date, self.cleaned_data["date"])

    def clean_url(self) -> str | None:
        """As an article is known by."""
        url = _checked(clean_url, self.cleaned_data["url"])
        return _checked(clean_url, _known_as(url)) if url else None

    def incoming(self) -> Incoming:
        """The article of a valid form."""
        data = self.cleaned_data
        return Incoming(
            path="form",
            line=None,
            text=data["text"],
            title=data["title"] or first_words(data["text"]),
            titled=bool(data["title"]),
            url=data["url"],
            outlet=data["outlet"],
            published_at=data["date"],
        )


def draft_values(draft: Draft) -> dict[str, str]:
    """What was found on a page as the form's values."""
    try:
        moment = clean_date(draft.date)
    except RefusedError:
        moment = None
    return {
        "title": draft.title,
        "text": draft.text,
        "outlet": draft.outlet,
        "date": timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M") if moment else "",
        "url": draft.address,
    }


class LinesForm(_Form):
    """What the first and the last line of a text file are; the options are those of `import_articles`."""

    title_first_line = forms.BooleanField(
        label=_("The first line of a text file is its title"), required=False
    )
    outlet_last_line = forms.BooleanField(
        label=_("The last line of a text file names its outlet"), required=False
    )

    def options(self) -> dict[str, bool]:
        """What is chosen, by the names that the import has for it."""
        self.is_valid()
        return {name: bool(self.cleaned_data.get(name)) for name in ("title_first_line", "outlet_last_line")}


class FileForm(LinesForm):
    """A file of one article, or of many as JSON Lines."""

    field_order = ["file"]
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A text file in UTF-8 is one article. A file named .jsonl or .ndjson has an article a line, with "
            "the keys id, title, text, url, outlet and date."
        ),
        widget=forms.FileInput({"accept": ".txt,.text,.jsonl,.ndjson"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # As files from a newsroom mostly are; the next page shows what comes of it.
        self.fields["title_first_line"].initial = True

    def clean_file(self) -> Any:
        """No larger than 20 megabytes."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES_OF_FILE:
            megabytes = MOST_BYTES_OF_FILE // 1_000_000
            said = _("The file is larger than %(most)s megabytes: cut it, or import it by the command.")
            raise ValidationError(said, params={"most": megabytes})
        return file


class PageForm(_Form):
    """The address of an article's page."""

    url = forms.CharField(
        label=_("Address of the article's page"), widget=forms.TextInput(_ADDRESS | {"maxlength": LONGEST})
    )

    def clean_url(self) -> str:
        """As it was written; only what is no address is refused here."""
        _known_as(self.cleaned_data["url"])
        return str(self.cleaned_data["url"])


class FeedForm(_Form):
    """The address of a feed, and whose it is."""

    url = forms.CharField(
        label=_("Address of the feed"),
        help_text=_("RSS or Atom."),
        widget=forms.TextInput(_ADDRESS | {"maxlength": LONGEST}),
    )
    outlet = forms.CharField(
        label=_("Outlet"),
        required=False,
        help_text=_("Whose the articles are. Without one, the feed's title."),
        widget=forms.TextInput({"dir": "auto", "maxlength": MAX_INDEXED_LENGTH, "list": "outlets"}),
    )

    def clean_url(self) -> str:
        """As it is kept."""
        return str(_checked(clean_url, _known_as(self.cleaned_data["url"])))

    def clean_outlet(self) -> str:
        """On one line."""
        return _checked(clean_line, self.cleaned_data["outlet"], "outlet", MAX_INDEXED_LENGTH)
