"""The addresses of the editor and of the corpus."""

from django.urls import path

from annotations.views import articles, export, marks, people, queue, search, speakers, talks, withdrawal

urlpatterns = [
    path("articles/<int:number>/marks/", marks.create, name="mark-create"),
    path("articles/<int:number>/undo/", articles.undo, name="article-undo"),
    path("articles/<int:number>/redo/", articles.redo, name="article-redo"),
    path("articles/<int:number>/review/", articles.review, name="article-review"),
    path("articles/<int:number>/approve/", articles.approve, name="article-approve"),
    path("articles/<int:number>/discuss/", articles.discuss, name="article-discuss"),
    path("articles/<int:number>/comments/", talks.of_article, name="comments"),
    path("marks/<int:mark_id>/comments/", talks.of_mark, name="mark-comments"),
    path("comments/<int:number>/answer/", talks.answer, name="comment-answer"),
    path("comments/<int:number>/resolve/", talks.resolve, name="comment-resolve"),
    path("articles/<int:number>/reopen/", articles.reopen, name="article-reopen"),
    path("articles/<int:number>/accept-all/", articles.accept_rest, name="article-accept-all"),
    path("articles/<int:number>/reject-all/", articles.reject_rest, name="article-reject-all"),
    path("articles/<int:number>/suggest/", articles.make_suggestions, name="article-suggest"),
    path("articles/<int:number>/withdraw/", withdrawal.withdraw, name="article-withdraw"),
    path("articles/<int:number>/withdraw/lift/", withdrawal.lift, name="article-withdraw-lift"),
    path("articles/<int:number>/entities/", search.entities, name="entity-search"),
    path("marks/<int:mark_id>/", marks.open_or_change, name="mark"),
    path("marks/<int:mark_id>/delete/", marks.delete, name="mark-delete"),
    path("marks/<int:mark_id>/accept/", marks.accept, name="mark-accept"),
    path("marks/<int:mark_id>/reject/", marks.reject, name="mark-reject"),
    path("editor/places/", search.places, name="place-search"),
    path("editor/speakers/<int:number>/", speakers.edit, name="speaker-edit"),
    path("editor/speakers/<int:number>/correct/", speakers.correct, name="speaker-correct"),
    path("editor/speakers/<int:number>/merge/", speakers.merge, name="speaker-merge"),
    path("editor/speaker-changes/<int:number>/undo/", speakers.undo, name="speaker-undo"),
    path("queue/", queue.show_queue, name="queue"),
    path("queue/next/", queue.go_to_next, name="queue-next"),
    path("people/", people.people, name="people"),
    path("people/<int:number>/role/", people.role, name="person-role"),
    path("people/<int:number>/active/", people.active, name="person-active"),
    path("people/<int:number>/link/", people.new_link, name="person-link"),
    path("articles/<int:number>/assign/", queue.assign, name="article-assign"),
    path("corpus/export.jsonl", export.export_jsonl, name="corpus-export"),
]
