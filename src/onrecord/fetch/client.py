"""The client: fetches an address politely and safely, or says in one line why not."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from http import HTTPStatus

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.fetch.addresses import Network, checked_url, shown
from onrecord.fetch.failures import LATER, PassingError, out_of_time, over_size
from onrecord.fetch.fetched import Fetched
from onrecord.fetch.limits import Limits
from onrecord.fetch.politeness import Politeness
from onrecord.fetch.retrying import asked_wait, retried
from onrecord.fetch.robots import ALLOWS, FORBIDS, LARGEST, NAME, Robots, Rules
from onrecord.fetch.timing import Deadline, Timing
from onrecord.fetch.transport import answered
from onrecord.fetch.unpacking import ACCEPTED, unpacked

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_TAKEN = frozenset({200, 203})
_UNCHANGED = 304
_TOO_MANY, _MISSING = 429, range(400, 500)
_MOST_OF_ROBOTS = 8 * LARGEST  # of which the beginning is read
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"
_BROKEN = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.TransportError)


class Client:
    """Fetches addresses. One client serves a whole run, so that hosts are treated politely; threads may share it.

    It keeps no cookies, sends no referrer, and takes no proxy from the environment, since a proxy would connect to addresses
    that nobody has checked.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allowed: Sequence[Network] = (),
        contact: str | None = None,
        timing: Timing | None = None,
    ) -> None:
        """Prepare to fetch.

        Args:
            limits: How much, how long and how often.
            allowed: Networks that may be fetched from though they are not public.
            contact: An address where the operators of a site reach the user, for the User-Agent.
            timing: The clock and the die.

        Raises:
            InputError: The contact can't stand in a header.
        """
        self.limits = limits or Limits()
        self._allowed = tuple(allowed)
        self._timing = timing or Timing()
        self._politeness = Politeness(self.limits, self._timing)
        self._robots = Robots()
        self._agent = _agent(contact)

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        size: int | None = None,
        obey_robots: bool = True,
    ) -> Fetched:
        """Fetch an address.

        Args:
            url: An http or https address.
            etag: What the server named the version that is known, to be told when there is no newer one.
            last_modified: When the server said that the version that is known was changed, for the same.
            size: Most bytes that are taken, where not the client's limit.
            obey_robots: Whether to leave alone what the site's robots.txt asks to.

        Raises:
            InputError: The address may not be fetched, the server gave none of it, too much of it or too slowly, or a
                robots.txt forbids it. The message says what to do next.
        """
        first = checked_url(url)
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in given.items() if value and value.isprintable() and value.isascii()}
        attempt = partial(self._attempt, first, conditions, size or self.limits.size, obey_robots=obey_robots)
        return retried(attempt, self.limits, self._timing)

    def _attempt(self, first: httpx2.URL, conditions: Mapping[str, str], size: int, *, obey_robots: bool) -> Fetched:
        """Follow an address through its redirects, each of which is checked as the address was."""
        left = self.limits.seconds
        url = first
        for _ in range(self.limits.redirects + 1):
            try:
                if obey_robots:
                    self._require_robots(url)
                with self._politeness.turn(url.host):
                    deadline = Deadline(left, self._timing)
                    found = self._request(url, conditions, size, deadline)
            except InputError as error:
                where = shown(str(first))
                if isinstance(error, PassingError) or where in str(error):
                    raise
                msg = f"{where} can't be fetched: {error}"  # what was refused may be another address, where it leads to
                raise InputError(msg) from error
            if isinstance(found, Fetched):
                return replace(found, url=str(first))
            left = deadline.left()
            url = found
        where = shown(str(first))
        msg = f"{where} redirects more than {self.limits.redirects} times. Open it in a browser and give the last address"
        raise InputError(msg)

    def _request(self, url: httpx2.URL, conditions: Mapping[str, str], size: int, deadline: Deadline) -> Fetched | httpx2.URL:
        """Ask once; give the answer, or the address that it redirects to."""
        where = shown(str(url))
        headers = {
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **conditions,
        }
        try:
            with answered(url, headers, self.limits, self._allowed, deadline) as response:
                if response.status_code in _REDIRECTS:
                    return checked_url(response.headers.get("location", ""), str(url))
                self._require_taken(response, where, url.host, asked=bool(conditions))
                body = b"" if response.status_code == _UNCHANGED else _body(response, size, where)
        except _BROKEN as error:
            if deadline.left() <= 0:
                raise out_of_time(where, self.limits.seconds) from error
            raise _broken(error, where) from error
        names = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw)
        return Fetched(
            url=str(url),
            final_url=str(url),
            status=_UNCHANGED if response.status_code == _UNCHANGED else HTTPStatus.OK,
            headers=tuple(names),
            body=body,
            captured=self._timing.stamp(),
        )

    def _require_taken(self, response: httpx2.Response, where: str, host: str, *, asked: bool) -> None:
        status = response.status_code
        if status in _TAKEN or (status == _UNCHANGED and asked):
            return
        called = f"{where} answered {status} {_phrase(status)}".rstrip()
        if status in _PASSING:
            wait = asked_wait(response.headers.get("retry-after"), self._timing)
            if wait is not None:
                self._politeness.put_off(host, wait)
            patience = LATER if wait is None else f"It asks to wait {wait:.0f} seconds: try again after that"
            msg = f"{called}. {patience}"
            raise PassingError(msg, wait)
        msg = f"{called}. Check the address in a browser"
        raise InputError(msg)

    def _require_robots(self, url: httpx2.URL) -> None:
        rules = self._rules(url)
        self._politeness.ask_for(url.host, rules.delay())
        if rules.allows(str(url)):
            return
        where = shown(str(url))
        if rules is FORBIDS:
            msg = f"{where} was not fetched: the site's robots.txt, which says what may be, could not be had. {LATER}"
        else:
            msg = (
                f"{where} was not fetched: the site's robots.txt asks robots to leave it alone. Save the page and read the file"
            )
        raise InputError(msg)

    def _rules(self, url: httpx2.URL) -> Rules:
        """Give a site's rules, and ask for them once a day."""
        address = url.copy_with(raw_path=b"/robots.txt")
        site = str(address)
        rules = self._robots.known(site, self._timing.monotonic())
        if rules is None:
            with self._politeness.turn(url.host):
                rules = self._asked_rules(address)
            self._robots.learn(site, rules, self._timing.monotonic())
        return rules

    def _asked_rules(self, address: httpx2.URL) -> Rules:
        deadline = Deadline(self.limits.seconds, self._timing)
        headers = {"User-Agent": self._agent, "Accept-Encoding": ACCEPTED, "Connection": "close"}
        for _ in range(self.limits.redirects + 1):
            where = shown(str(address))
            try:
                with answered(address, headers, self.limits, self._allowed, deadline) as response:
                    status = response.status_code
                    if status not in _REDIRECTS:
                        return _read_rules(response, status, where)
                    address = checked_url(response.headers.get("location", ""), str(address))
            except _BROKEN as error:
                raise _broken(error, where) from error
        return ALLOWS  # too many redirects count as no robots.txt (RFC 9309, 2.3.1.2)


def _body(response: httpx2.Response, size: int, where: str) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > size:
        raise over_size(where, size)
    return unpacked(response.iter_raw(), response.headers.get("content-encoding", ""), size, where)


def _read_rules(response: httpx2.Response, status: int, where: str) -> Rules:
    if status in _TAKEN:
        try:
            data = unpacked(response.iter_raw(), response.headers.get("content-encoding", ""), _MOST_OF_ROBOTS, where)
        except InputError:  # larger than anybody means, or damaged
            return FORBIDS
        return Rules.read(data)
    return ALLOWS if status in _MISSING and status != _TOO_MANY else FORBIDS


def _broken(error: Exception, where: str) -> InputError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return InputError(f"{where} has no valid certificate ({cause.verify_message}). Check the address")
        cause = cause.__cause__ or cause.__context__
    what = "took too long" if isinstance(error, httpcore2.TimeoutException) else "broke the connection"
    reason = f" ({shown(str(error))})" if str(error) else ""
    return PassingError(f"{where} {what}{reason}. {LATER}")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _agent(contact: str | None) -> str:
    if contact is None:
        return f"{NAME}/{__version__}"
    if not (contact.isascii() and contact.isprintable()) or set("()") & set(contact):
        msg = f"{contact!r} can't stand in a request: write an e-mail or web address in plain letters"
        raise InputError(msg)
    return f"{NAME}/{__version__} (+{contact})"
