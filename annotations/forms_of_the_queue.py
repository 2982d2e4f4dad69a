"""What the pages of the queue ask for, and to whom an article is given."""

from django import forms

from annotations.forms import id_field
from annotations.queries.queue import MOST_PAGES, ORDERS, SHOWN, Question


class QueueForm(forms.Form):
    """What of the queue is shown: a part, an order, an outlet, a person (`none`: nobody's), a page."""

    show = forms.ChoiceField(required=False, choices=list(SHOWN.items()))
    order = forms.ChoiceField(required=False, choices=list(ORDERS.items()))
    outlet = id_field()
    person = forms.RegexField(r"^(none|[1-9][0-9]{0,17})$", required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)
    after = id_field()

    def question(self, order: str = "") -> Question:
        """What the sound fields ask for; `order` where they name none."""
        self.is_valid()
        sound = self.cleaned_data
        person = sound.get("person") or None
        return Question(
            show=sound.get("show") or "open",
            order=sound.get("order") or (order if order in ORDERS else "sure"),
            outlet=sound.get("outlet"),
            person=0 if person == "none" else int(person) if person else None,
        )


class AssignForm(forms.Form):
    """To whom an article is given; nobody takes it back."""

    person = id_field()
