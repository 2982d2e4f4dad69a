"""Make the rows of the lists anew that hang on who a speaker of the corpus is and is called."""

from collections.abc import Collection

from django.db import connection

from annotations.actions.listing import speaker_lexemes
from annotations.queries.speaker_names import names_of

# Listed quotes that one of these speakers says, or one who was merged into one of them.
_QUOTES = """
    SELECT DISTINCT q.quote_id FROM annotations_entity e
    JOIN annotations_speaker s ON s.id = e.speaker_id
    JOIN annotations_quotespeaker l ON l.entity_id = e.id
    JOIN annotations_listedquote q ON q.quote_id = l.quote_id
    WHERE s.id = ANY(%(speakers)s) OR s.merged_into_id = ANY(%(speakers)s)"""
_SPEAKERS = """
    DELETE FROM annotations_listedspeaker r WHERE r.quote_id = ANY(%(quotes)s) AND NOT EXISTS (
        SELECT FROM annotations_quotespeaker l
        JOIN annotations_entity e ON e.id = l.entity_id
        JOIN annotations_speaker s ON s.id = e.speaker_id
        WHERE l.quote_id = r.quote_id AND coalesce(s.merged_into_id, s.id) = r.speaker_id);
    INSERT INTO annotations_listedspeaker (quote_id, speaker_id, "when", reviewed)
        SELECT DISTINCT q.quote_id, coalesce(s.merged_into_id, s.id), q."when", q.reviewed
        FROM annotations_listedquote q
        JOIN annotations_quotespeaker l ON l.quote_id = q.quote_id
        JOIN annotations_entity e ON e.id = l.entity_id
        JOIN annotations_speaker s ON s.id = e.speaker_id
        WHERE q.quote_id = ANY(%(quotes)s)
        ON CONFLICT DO NOTHING"""
_NAMED = """
    SELECT l.quote_id, e.name, e.speaker_id FROM annotations_quotespeaker l
    JOIN annotations_entity e ON e.id = l.entity_id WHERE l.quote_id = ANY(%(quotes)s)"""
_VECTORS = """
    UPDATE annotations_listedquote q
    SET vector = ts_delete(q.vector, ARRAY(
            SELECT lexeme FROM unnest(q.vector) WHERE starts_with(lexeme, 's:'))) || row.names::tsvector
    FROM unnest(%(ids)s::bigint[], %(names)s::text[]) AS row(id, names) WHERE q.quote_id = row.id"""


def list_speakers_again(speakers: Collection[int]) -> None:
    """List all quotes of these speakers, by number, anew; part of the caller's transaction, which holds the
    lock on the lists alone. Six queries; the time grows with their quotes."""
    with connection.cursor() as cursor:
        cursor.execute(_QUOTES, {"speakers": list(speakers)})
        quotes = [quote for (quote,) in cursor.fetchall()]
        if not quotes:
            return
        cursor.execute(_SPEAKERS, {"quotes": quotes})
        cursor.execute(_NAMED, {"quotes": quotes})
        links = cursor.fetchall()
        known = names_of({speaker for _, _, speaker in links if speaker is not None})
        lexemes: dict[int, dict[str, None]] = {quote: {} for quote in quotes}
        for quote, name, speaker in links:
            names = [name, *(known[speaker][1] if speaker is not None else [])]
            lexemes[quote].update(dict.fromkeys(speaker_lexemes(names)))
        written = [" ".join(f"'{lexeme}'" for lexeme in of) for of in lexemes.values()]
        cursor.execute(_VECTORS, {"ids": list(lexemes), "names": written})
