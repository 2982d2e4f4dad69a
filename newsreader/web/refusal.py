"""Why nothing was fetched or read: a reason from a list, so that it can be kept and said in two languages."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Each with its sentence, in which %(detail)s is what the refusal is about."""

    SCHEME = "scheme", _("The address must begin with http:// or https://: %(detail)s")
    MALFORMED = "malformed", _("This is no address of a page: %(detail)s")
    USERINFO = "userinfo", _("An address with a user name in it is not fetched: %(detail)s")
    PORT = "port", _("Only the ports 80, 443, 8080 and 8443 are fetched from: %(detail)s")
    UNKNOWN_HOST = "unknown_host", _("There is no server with this name: %(detail)s")
    INNER = "inner", _("The address leads into a network that is not public: %(detail)s")
    UNREACHABLE = "unreachable", _("The server could not be reached: %(detail)s")
    CERTIFICATE = "certificate", _("The server did not prove that it is the one named: %(detail)s")
    BROKEN = "broken", _("The server's answer broke off or could not be read: %(detail)s")
    TOO_LATE = "too_late", _("The server did not answer in full within %(detail)s seconds.")
    TOO_LARGE = "too_large", _("The answer is larger than %(detail)s megabytes.")
    REDIRECTS = "redirects", _("The address was redirected too often or nowhere: %(detail)s")
    DOWNGRADE = "downgrade", _("The server redirects from https to http, which is not followed: %(detail)s")
    STATUS = "status", _("The server answered with the status %(detail)s.")
    GONE = "gone", _("The server says that there is nothing at this address any more: %(detail)s")
    CONTENT_TYPE = "content_type", _("This kind of content is not read: %(detail)s")
    ENCODING = "encoding", _("The answer is packed in a way that is not read: %(detail)s")
    ROBOTS = "robots", _("The site's robots.txt asks programs to stay away from this address: %(detail)s")
    BUSY = "busy", _("Another request to this host is under way; try again in a moment: %(detail)s")
    TOO_COMPLEX = "too_complex", _("The page took too long or too much memory to be read: %(detail)s")
    NO_TEXT = "no_text", _("No article text was found on the page: %(detail)s")
    NO_FEED = "no_feed", _("This is neither an RSS nor an Atom feed: %(detail)s")
    UNSOUND = "unsound", _("What was found there cannot be kept: %(detail)s")


class FetchError(Exception):
    """Nothing came of a fetch or a reading. `retry_after`: for how many seconds the server asked to wait."""

    def __init__(self, reason: Reason, detail: object = "", *, retry_after: float | None = None) -> None:
        self.reason = reason
        # One line that the database and a page can take, and no longer than a row can show.
        words = " ".join(str(detail).replace("\0", "").split())[:300]
        self.detail = words.encode("utf-8", "replace").decode("utf-8")
        self.retry_after = retry_after
        super().__init__(reason.value, self.detail)

    def __str__(self) -> str:
        return sentence(self.reason, self.detail)


def sentence(reason: str, detail: str) -> str:
    """The refusal in words, in the reader's language."""
    label: str | Promise = Reason(reason).label
    return str(label) % {"detail": detail}
