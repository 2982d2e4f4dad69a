"""A part of the corpus is given once, and a release stays as it was frozen.

The rules' names: corpus_part_kept, release_kept.
"""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION annotations_keep_corpus_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('corpus_part_kept', 'an article never leaves its part of the corpus');
    RETURN NULL;
END $$;

CREATE TRIGGER corpus_part_kept BEFORE UPDATE ON annotations_corpuspart
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_corpus_part();

CREATE FUNCTION annotations_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('release_kept', 'a release stays as it was made');
    RETURN NULL;
END $$;

CREATE TRIGGER release_kept BEFORE UPDATE ON annotations_release
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_release();
CREATE TRIGGER released_article_kept BEFORE UPDATE ON annotations_releasedarticle
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_release();
"""

BACKWARD = r"""
DROP TRIGGER released_article_kept ON annotations_releasedarticle;
DROP TRIGGER release_kept ON annotations_release;
DROP FUNCTION annotations_keep_release();
DROP TRIGGER corpus_part_kept ON annotations_corpuspart;
DROP FUNCTION annotations_keep_corpus_part();
"""


class Migration(migrations.Migration):
    dependencies = [("annotations", "0020_parts_and_releases")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
