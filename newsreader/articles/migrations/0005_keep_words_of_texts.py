"""The words of the texts that are there already."""

from django.db import migrations

from newsreader.arabic.search_terms import folded_words
from newsreader.arabic.search_vector import chunks, search_vector


def keep_words(apps, schema_editor):
    SearchText = apps.get_model("articles", "SearchText")
    texts = (
        apps.get_model("articles", "TextVersion").objects.filter(is_current=True).select_related("article")
    )
    for version in texts.order_by("pk").iterator(chunk_size=200):
        article = version.article
        SearchText.objects.bulk_create(
            SearchText(
                article=article,
                part=part,
                when=article.published_at or article.created_at,
                vector=search_vector(words),
            )
            for part, words in enumerate(chunks(folded_words(f"{article.title}\n{version.text}")))
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_words_for_the_search")]

    operations = [migrations.RunPython(keep_words, migrations.RunPython.noop)]
