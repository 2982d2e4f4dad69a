"""What is said of an article stays as it was said; what needs discussion says why; who reviewed is known.

The rules' names: comment_has_words, comment_kept, comment_answers_the_first, discussion_has_a_reason,
withdrawal_takes_comments, annotation_set_withdrawn_for_good.
"""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION annotations_keep_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    withdrawn boolean;
    first annotations_comment;
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- A comment made while its text is being withdrawn waits for that to end, and the withdrawal for it.
        SELECT v.text = '' INTO withdrawn FROM articles_textversion v WHERE v.id = NEW.version_id FOR SHARE;
        IF withdrawn THEN
            PERFORM annotations_refuse('article_withdrawn', 'the article was withdrawn');
        END IF;
        IF NEW.text !~ '\S' THEN
            PERFORM annotations_refuse('comment_has_words', 'a comment says something');
        END IF;
        IF NEW.answers_id IS NOT NULL THEN
            SELECT * INTO first FROM annotations_comment c WHERE c.id = NEW.answers_id;
            IF first.answers_id IS NOT NULL OR first.version_id <> NEW.version_id
               OR first.mark IS DISTINCT FROM NEW.mark THEN
                PERFORM annotations_refuse('comment_answers_the_first', 'an answer is to the first of a talk');
            END IF;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
       AND to_jsonb(NEW) - '{text,resolved_at,resolved_by_id}'::text[]
           = to_jsonb(OLD) - '{text,resolved_at,resolved_by_id}'::text[]
       AND (NEW.text = OLD.text OR (NEW.text = '' AND EXISTS (
           SELECT FROM articles_textversion v JOIN articles_withdrawal w
               ON w.article_id = v.article_id AND w.lifted_at IS NULL
           WHERE v.id = OLD.version_id)))
    THEN
        RETURN NEW;
    END IF;
    PERFORM annotations_refuse('comment_kept', 'what was said stays as it was said');
    RETURN NULL;
END $$;

CREATE TRIGGER comment_kept BEFORE INSERT OR UPDATE OR DELETE ON annotations_comment
    FOR EACH ROW EXECUTE FUNCTION annotations_keep_comment();

-- Both are looked at when the transaction ends.
CREATE FUNCTION annotations_check_discussion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_annotationset s WHERE s.id = NEW.id AND s.state = 'discussion')
       AND NOT EXISTS (
        SELECT FROM annotations_comment c WHERE c.version_id = NEW.version_id AND c.discusses) THEN
        PERFORM annotations_refuse('discussion_has_a_reason', 'what needs discussion says why');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER discussion_has_a_reason AFTER INSERT OR UPDATE OF state ON annotations_annotationset
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'discussion')
    EXECUTE FUNCTION annotations_check_discussion();

CREATE FUNCTION annotations_check_withdrawn_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM annotations_comment c WHERE c.version_id = NEW.id AND c.text <> '') THEN
        PERFORM annotations_refuse('withdrawal_takes_comments', 'a withdrawn text has no comments');
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER withdrawal_takes_comments AFTER UPDATE OF text ON articles_textversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.text = '')
    EXECUTE FUNCTION annotations_check_withdrawn_comments();

CREATE FUNCTION annotations_keep_withdrawn_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM annotations_refuse('annotation_set_withdrawn_for_good', 'what was withdrawn stays so');
    RETURN NULL;
END $$;

CREATE TRIGGER annotation_set_withdrawn_for_good BEFORE UPDATE OF state ON annotations_annotationset
    FOR EACH ROW WHEN (OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn')
    EXECUTE FUNCTION annotations_keep_withdrawn_set();

-- Who reviewed what is reviewed, by the log; and how sure the suggestions are that wait.
UPDATE annotations_annotationset s SET reviewed_by_id = (
    SELECT d.actor_id FROM annotations_decision d
    WHERE d.set_id = s.id AND d.action = 'review'
      AND NOT EXISTS (SELECT FROM annotations_decision u WHERE u.undoes_id = d.id)
    ORDER BY d.revision DESC LIMIT 1)
    WHERE s.kind = 'shared' AND s.state = 'reviewed';
UPDATE annotations_annotationset s SET sureness = told.sure FROM (
    SELECT made.version_id, round(avg(m.confidence)::numeric, 4)::float8 AS sure
    FROM annotations_annotationset made JOIN annotations_mark m ON m.set_id = made.id
    WHERE made.kind = 'suggestions' AND m.status = 'undecided' AND m.confidence IS NOT NULL
    GROUP BY made.version_id) told
    WHERE s.version_id = told.version_id AND s.kind = 'shared';
SET CONSTRAINTS ALL IMMEDIATE;
"""

BACKWARD = r"""
DROP TRIGGER annotation_set_withdrawn_for_good ON annotations_annotationset;
DROP FUNCTION annotations_keep_withdrawn_set();
DROP TRIGGER withdrawal_takes_comments ON articles_textversion;
DROP FUNCTION annotations_check_withdrawn_comments();
DROP TRIGGER discussion_has_a_reason ON annotations_annotationset;
DROP FUNCTION annotations_check_discussion();
DROP TRIGGER comment_kept ON annotations_comment;
DROP FUNCTION annotations_keep_comment();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0015_approval_comments_assignments"),
        ("articles", "0007_a_text_goes_by_withdrawal_alone"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
