"""Clearing a page: what its own mark-up says is no part of the article goes before the article is looked for.

A dialog for consent or subscription, a newsletter's box, links to other reports, comments and the next article of an endless
page are told by role, by element, and by the names that pages give such boxes. A box is never cleared with the article in it:
what holds the headline stays, and so does what holds much of the page's text unless its name leaves no doubt.
"""

from __future__ import annotations

import re

from onrecord.intake.measuring import Size, measured
from onrecord.intake.tree import Element, same_words, words_of

_TAGS = frozenset({
    "amp-ad", "amp-consent", "amp-embed", "amp-list", "amp-sidebar", "amp-social-share", "aside", "dialog", "marquee", "menu",
    "nav", "select", "template",
})  # fmt: skip
_ROLES = frozenset({"alert", "alertdialog", "complementary", "dialog", "navigation", "search"})
_SURE = re.compile(
    r" (?:cmp|consent|cookies?|gdpr|onetrust|didomi|usercentrics|sp message"  # consent
    r"|disqus|comments?|comment ?list|respond|responses|reactions?|talkback|kommentare?|comentarios?|commentaires?"
    r"|paywall|regwall|(?:subscribe|subscription|sign ?up|register) wall|(?:paywall|subscription|subscribe) \w+) "
)
_BOX = re.compile(
    r" (?:newsletters?|nl|promos?|promotions?|promobox|donat(?:e|ions?)|membership|support|app"
    r"|subscribe|subscriptions?|abo"
    r"|ads?|ad ?slots?|adverts?|advertisement|sponsor(?:ed)?|dfp|outbrain|taboola|bet|betting|odds"
    r"|werbung|anzeige|publicite|publicidad|publi"
    r"|related|related ?posts|recirc(?:ulation)?|recommend(?:ed|ations?)|popular|trending|most ?(?:read|viewed)"
    r"|read (?:more|next|also|on)|also read|see also|up next|more (?:from|on|stories|articles)|next (?:article|story|up)"
    r"|recent posts|post navigation|carousel|widget|meistgelesen|lo mas leido"
    r"|share|shares|sharing|share ?(?:bar|tools)|sharedaddy|social|bookmarks?|toolbar|tools|teilen|partager|compartir"
    r"|breadcrumbs?|crumbs|brotkrumen|tags?|tag ?list|topics|etiquetas|toc|key ?events|skip link|screen reader text"
    r"|author ?(?:box|bio|card)|about author|bio|credits?|licen[cs]e|licensing|republish|copyright|disclosure|legal"
    r"|polls?|quiz|survey|helpful|ratings?|fact ?box|info ?box|timeline|pull|pull ?quote|player) "
)
_TEASER = re.compile(r" (?:teasers?|cards?|catcher|inline|links?|promo|apoyo|services?|other|others|also) ")
_HIDDEN = re.compile(r" (?:paywall(?:ed)?|premium|subscribers?|locked|gated|metered) ")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_FRAME = frozenset({"html", "head", "body", "main"})
_MOST_OF_PAGE = 0.3
_HIDDEN_PARAGRAPHS = 2


def clear(tree: Element, title: str | None) -> None:
    """Take boxes out of a page, and let the hidden part of an article be seen.

    Args:
        tree: The page; it is changed.
        title: The article's title, as far as it is known.
    """
    sizes = measured(tree)
    head = headline_element(tree, title)
    kept = _around(head)
    whole = sizes[tree].running
    for element, size in sizes.items():
        if not isinstance(element.tag, str) or element.tag in _FRAME:
            continue
        called = names(element)
        if _HIDDEN.search(called) and size.paragraphs >= _HIDDEN_PARAGRAPHS and not size.forms:
            _show(element)
        elif element not in kept and (_is_next_article(element, head) or _is_box(element, called, size, whole)):
            element.drop_tree()


def headline_element(tree: Element, title: str | None) -> Element | None:
    """Find where the headline stands: the first heading with the title's words, else the only ``<h1>``, else any such words.

    Args:
        tree: The page.
        title: The article's title, as far as it is known.
    """
    heads = list(tree.iter("h1", "h2", "h3"))
    if title is not None:
        named = next((element for element in heads if same_words(words_of(element), title)), None)
        if named is not None:
            return named
    first = [element for element in heads if element.tag == "h1" and words_of(element)]
    if len(first) == 1:
        return first[0]
    if title is None:
        return None
    return next((e for e in tree.iter("font", "p", "div", "span", "b", "td") if same_words(e.text or "", title)), None)


def names(element: Element) -> str:
    """Give the names that a page calls an element by, as small words with blanks around them."""
    called = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''}"
    return f" {_NO_LETTER.sub(' ', _CAMEL.sub(' ', called).lower()).strip()} "


def _around(head: Element | None) -> frozenset[Element]:
    return frozenset() if head is None else frozenset([head, *head.iterancestors()])


def _is_box(element: Element, called: str, size: Size, whole: int) -> bool:
    little = size.running < _MOST_OF_PAGE * whole or not whole
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES or element.get("aria-modal") == "true":
        return True
    if _SURE.search(called):
        return little or not _holds_article(element)
    return little and (_BOX.search(called) is not None or (_TEASER.search(called) is not None and size.links + size.forms > 0))


def _holds_article(element: Element) -> bool:
    return any(inner.tag == "article" or inner.get("itemprop") == "articleBody" for inner in element.iter())


def _is_next_article(element: Element, head: Element | None) -> bool:
    """Tell an article with a main headline of its own from the one whose headline is the page's."""
    if head is None or element.tag != "article":
        return False
    return next(element.iter("h1"), None) is not None and next(head.iterancestors("article"), None) is not None


def _show(element: Element) -> None:
    """Let a part of an article be seen that a page sends along, and covers until the reader pays."""
    for name in ("style", "aria-hidden", "hidden", "class", "id"):
        if element.get(name) is not None:
            element.set(name, "")
