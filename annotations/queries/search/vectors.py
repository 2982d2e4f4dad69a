"""A question as PostgreSQL's tsquery, and as a condition on rows that have a `vector` of words."""

from collections.abc import Iterable

from django.db.models import BooleanField, Expression, F, Func, Value

from annotations.queries.places import namesakes
from annotations.queries.search.question import Named, Question, Term
from newsreader.arabic.search_terms import asked_words


def matches(query: str) -> Expression:
    """Whether the row's vector matches; `query` is a tsquery written out by this module. An empty one asks
    for nothing and is matched by every row."""
    if not query:
        return Value(True, output_field=BooleanField())
    pair = (F("vector"), Value(query))
    return Func(*pair, template="(%(expressions)s::tsquery)", arg_joiner=" @@ ", output_field=BooleanField())


def strict_query(question: Question, marked: Iterable[Named] = ()) -> str:
    """All that is asked for, with the filters in `marked` as lexemes. Empty where nothing is."""
    terms = [_not(_phrase(term), term.excluded) for term in question.terms]
    return " & ".join([*terms, *(_not(_named(named), named.excluded) for named in marked)])


def loose_query(question: Question, marked: Iterable[Named] = ()) -> str:
    """What an index can tell without a look at the rows: as `strict_query`, but the words of a phrase may
    stand anywhere. It finds all that the strict one finds and maybe more."""
    terms = []
    for term in question.terms:
        if not term.excluded:
            terms.append(_all(term.words))
        elif len(term.words) == 1:
            terms.append(f"!{_lexeme(term.words[0])}")
    return " & ".join([*terms, *(_not(_named(named), named.excluded) for named in marked)])


def excluded_query(question: Question) -> str:
    """Any of what must not be there; empty where nothing is excluded."""
    return " | ".join(_phrase(term) for term in question.unwanted)


def speaker_query(named: Named) -> str:
    """The quotes of a speaker whose name has these words."""
    return _all(f"s:{word}" for word in named.words)


def place_query(named: Named) -> str:
    """The quotes that name such a place, under whichever of its names."""
    names = {named.words: None} | {asked_words(e.name): None for e in namesakes(named.value)}
    return f"({' | '.join(_all(f'p:{word}' for word in words) for words in names if words)})"


def words_query(words: Iterable[str]) -> str:
    """All of these words, in the form in which they are asked for, wherever they stand."""
    return _all(words)


def _named(named: Named) -> str:
    return speaker_query(named) if named.layer == "speaker" else place_query(named)


def _phrase(term: Term) -> str:
    return f"({' <-> '.join(map(_lexeme, term.words))})"


def _all(words: Iterable[str]) -> str:
    return f"({' & '.join(map(_lexeme, words))})"


def _lexeme(word: str) -> str:
    # Folded words have letters and digits alone: nothing needs to be escaped.
    return f"'{word}'"


def _not(query: str, excluded: bool) -> str:
    return f"!{query}" if excluded else query
