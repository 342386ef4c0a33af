"""Templates: how what is on a page becomes HTML. Every value is escaped; only `marking` makes HTML of its own."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from onrecord import __version__
from onrecord.language.identify import language_name
from onrecord.store import Marked
from onrecord.web import citing, links, marking
from onrecord.web.query import CHOICES
from onrecord.web.settings import Settings
from onrecord.web.words import act_words, day, how_words, number, percent, reading, short, tie_words


@cache
def environment() -> Environment:
    """Load the templates."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": number,
        "percent": percent,
        "day": day,
        "short": short,
        "act": act_words,
        "how": how_words,
        "tie": tie_words,
        "found": found,
        "language": language_name,
        "article_path": article_path,
    }
    made.globals |= {
        "marked_text": marking.marked_text,
        "marked_paragraphs": marking.marked_paragraphs,
        "written": marking.written,
        "citation": citing.citation,
        "original": links.original,
        "at_words": links.at_words,
        "reading": reading,
        "choices": CHOICES,
        "version": __version__,
    }
    return made


def render(template: str, request: Request, page: object, **more: Any) -> str:  # noqa: ANN401  # values of any kind
    """Write a page.

    Args:
        template: The template's name.
        request: The request that it answers.
        page: What is on it.
        more: Further values for the template.
    """
    settings: Settings = request.app.state.settings
    path = request.url.path
    twin = "/index.json" if path == "/" else f"{path}.json"
    return (
        environment()
        .get_template(template)
        .render(
            page=page,
            path=path,
            twin=f"{twin}?{request.url.query}" if request.url.query else twin,
            token=settings.token,
            readonly=settings.readonly,
            alone=settings.alone,
            author=settings.author,
            fetches=settings.lent.take is not None,
            **more,
        )
    )


def found(marked: Marked) -> Markup:
    """Write a text with the words that were found marked."""
    pieces = (Markup("<mark>{}</mark>").format(words) if hit else marking.written(words) for words, hit in marked.pieces())
    return Markup("").join(pieces)


def article_path(article: str) -> str:
    """Give the path of an article's page."""
    return "/articles/" + article.removeprefix("sha256:")
