"""A file of annotations and how it is taken over, as the page asks for it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from annotations.actions.import_annotations import Options
from annotations.actions.import_document import Into
from annotations.format_labels import format_by_name_of, formats_to_read

# Every article of it is tried while the page waits, and again when it is taken over: docs/importing.md.
MOST_BYTES = 50_000_000

_INTO = [
    (str(Into.MARKS), _("the marks of articles that have none yet")),
    (str(Into.INDEPENDENT), _("an independent annotation of mine, to be compared")),
    (str(Into.SUGGESTIONS), _("suggestions that an editor decides")),
]


class ChoicesForm(forms.Form):
    """The format, and what `import_annotations` is told."""

    use_required_attribute = False
    format = forms.ChoiceField(label=_("Format"))
    into = forms.ChoiceField(label=_("The marks become"), choices=_INTO)
    new_articles = forms.BooleanField(label=_("Texts that are not there become new articles"), required=False)
    reviewed = forms.BooleanField(label=_("All is marked: the articles are reviewed"), required=False)
    nearest = forms.BooleanField(
        label=_("Cues and speaker mentions of no quote go to the nearest one"), required=False
    )
    skip_faulty = forms.BooleanField(
        label=_("Leave articles with a fault out, take the others"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        # A field with choices, whatever of `fields` mypy knows; so below.
        self.fields["format"].choices = [(one.name, one.called) for one in formats_to_read()]  # type: ignore[attr-defined]

    def choices(self) -> dict[str, Any]:
        """What was chosen, by name."""
        return {name: self.cleaned_data[name] for name in ChoicesForm.base_fields}

    def options(self) -> Options:
        """The same as the import has it."""
        chosen = self.choices()
        return Options(
            into=Into(chosen["into"]),
            **{name: chosen[name] for name in ("new_articles", "reviewed", "nearest", "skip_faulty")},
        )


class AnnotationsForm(ChoicesForm):
    """The same with the file."""

    file = forms.FileField(label=_("File"))
    most_megabytes = MOST_BYTES // 1_000_000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["format"]
        field.choices = [("", _("by the end of the file's name")), *field.choices]  # type: ignore[attr-defined]
        field.required = False

    def clean_file(self) -> Any:
        """No larger than what is tried while the page waits."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            said = _("The file is larger than %(most)s megabytes: import it by the command.")
            raise ValidationError(said, params={"most": self.most_megabytes})
        return file

    def clean(self) -> dict[str, Any]:
        """With a format, be it the one that the file's name tells."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is not None and not cleaned.get("format"):
            named = format_by_name_of(file.name)
            if named is not None:
                cleaned["format"] = named
            else:
                self.add_error("format", _("The file's name does not tell its format: choose it."))
        return cleaned
