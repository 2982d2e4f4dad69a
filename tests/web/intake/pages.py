"""Pages and feeds for the tests of the intake, of invented people."""

from tests.unit.web.served import Answer, page

SAID = "قال الناطق باسم بلدية إربد خالد منصور إن الطريق إلى عمّان ستفتح غدا، مشيرا إلى أن العمل فيها انتهى."


def paragraphs(number: int = 0) -> list[str]:
    return [f"{SAID} الخبر {number}، الفقرة {paragraph}." for paragraph in range(4)]


def html(number: int = 0, head: str = "", charset: str = "utf-8") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))
    whole = (
        f'<html lang=ar><head><meta charset="{charset}"><title>خبر الطريق {number}</title>'
        f'<meta property="og:site_name" content="جريدة التجربة">{head}</head><body>'
        f"<nav><a href=/>الرئيسية</a></nav><article><h1>خبر الطريق {number}</h1>{text}</article>"
    )
    return whole.encode(charset)


def article_page(number: int = 0, head: str = "", charset: str = "utf-8") -> Answer:
    return page(html(number, head, charset), Content_Type="text/html")


def rss(*paths: str, title: str = "خلاصة التجربة") -> bytes:
    items = "".join(
        f"<item><title>عنوان {path}</title><link>{path}</link>"
        "<pubDate>Wed, 14 Jan 2026 10:00:00 +0300</pubDate></item>"
        for path in paths
    )
    channel = f"<channel><title>{title}</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def feed_page(*paths: str, **headers: str) -> Answer:
    return page(rss(*paths), **{"Content_Type": "application/rss+xml", **headers})
