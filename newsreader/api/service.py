"""The API itself: its routes, who gets in, how refusals are told."""

from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from annotations.actions.errors import Refused
from newsreader.api import errors
from newsreader.api.authentication import ToRead
from newsreader.api.faults import NotTaken
from newsreader.api.limits import PerMinute
from newsreader.api.routes import articles, corpus, places, quotes, releases, speakers, writing

api = NinjaAPI(
    title="Newsroom Reader",
    version="1",
    description="Arabic news with quotes, speakers, cues and places marked. Offsets are Unicode code points.",
    urls_namespace="api",
    docs_url=None,
    auth=ToRead(),
    throttle=PerMinute(),
)
api.add_router("/articles", articles.router)
api.add_router("/speakers", speakers.router)
api.add_router("/places", places.router)
api.add_router("/quotes", quotes.router)
api.add_router("/releases", releases.router)
api.add_router("", corpus.router)
api.add_router("", writing.router)

api.add_exception_handler(errors.ApiError, errors.on_api_error)
api.add_exception_handler(NotTaken, errors.on_not_taken)
api.add_exception_handler(Refused, errors.on_refused)
api.add_exception_handler(AuthenticationError, errors.on_not_authenticated)
api.add_exception_handler(Throttled, errors.on_throttled)
api.add_exception_handler(HttpError, errors.on_http_error)
api.add_exception_handler(ValidationError, errors.on_invalid)
