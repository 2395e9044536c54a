"""Requests to one server over one connection, sent again where that may help."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, quote, unquote, urlsplit

from kg.errors import InputError
from kg.push.authentication import Credentials

_BUSY = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
_HINTS = {
    401: "; give --user and KG_PASSWORD, or KG_TOKEN",
    403: "; this user may not write there",
    404: "; is this the address of its graph store?",
}
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_LONGEST_PAUSE = 60.0
_REFUSALS = 2
"""How often a server may ask who we are for one request: first, and as its nonce grows old."""
_STUMBLES = 2
"""How often an error within the server is put down to the moment."""
_SENT = "%/:;,@&=+$!*'()~?"
"""What stands in an address as it was given; what no address may hold is percent-encoded."""
_SHOWN = 200
"""Characters of a server's own words that an error repeats."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    media_type: str
    body: bytes

    @property
    def succeeded(self) -> bool:
        """Whether the status says so."""
        return HTTPStatus(200) <= self.status < HTTPStatus(300)


@dataclass
class Client:
    """A server's address, and how patient to be with it."""

    url: str
    credentials: Credentials = field(default_factory=Credentials)
    tries: int = 5
    pause: float = 0.5
    timeout: float = 300
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        parts = _split(self.url)
        if parts.username:
            self.credentials.user = unquote(parts.username)
            self.credentials.password = unquote(parts.password or "")
            parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
            self.url = parts.geturl()
        self._parts: SplitResult = parts
        self._connection: HTTPConnection | None = None

    def send(self, method: str, query: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request; again, after a pause, if the server is busy or the connection breaks.

        A server that is silent for long is not asked again: it may be at work on the request.
        """
        problem = ""
        for number in range(self.tries):
            if number:
                self.sleep(min(_LONGEST_PAUSE, self.pause * 2 ** (number - 1)))
            try:
                answer, wait = self._send_authenticated(method, query, body, headers)
            except TimeoutError as error:
                self.close()
                told = f"no answer within {self.timeout:g} s; is the server at work?"
                raise InputError(f"{self.url}: {told}") from error
            except (OSError, HTTPException) as error:
                self.close()
                reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
                problem = f"cannot be reached ({reason})"
                continue
            stumbled = answer.status == HTTPStatus.INTERNAL_SERVER_ERROR and number < _STUMBLES
            if answer.status not in _BUSY and not stumbled:
                return answer
            problem = f"the server is busy ({_tell(answer)})"
            self.sleep(min(_LONGEST_PAUSE, wait))
        raise InputError(f"{self.url}: {problem}; tried {self.tries} times")

    def _send_authenticated(
        self, method: str, query: str, body: bytes, headers: dict[str, str]
    ) -> tuple[Answer, float]:
        for refused in range(_REFUSALS + 1):
            response = self._send_once(method, query, body, headers)
            answer = Answer(response.status, response.headers.get_content_type(), response.read())
            challenges = response.headers.get_all("WWW-Authenticate", [])
            if answer.status != HTTPStatus.UNAUTHORIZED or refused == _REFUSALS:
                break
            if not self.credentials.heed(challenges):
                break
        wait = response.headers.get("Retry-After", "")
        return answer, float(wait) if wait.isdecimal() else 0.0

    def _send_once(
        self, method: str, query: str, body: bytes, headers: dict[str, str]
    ) -> HTTPResponse:
        if self._connection is None:
            https = self._parts.scheme == "https"
            kind = HTTPSConnection if https else HTTPConnection
            self._connection = kind(
                self._parts.hostname or "", self._parts.port, timeout=self.timeout
            )
        whole = "&".join(filter(None, (self._parts.query, query)))
        path = quote(self._parts.path or "/", _SENT) + (f"?{quote(whole, _SENT)}" if whole else "")
        sent = {"User-Agent": "newskg"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if authorization := self.credentials.to_header(method, path):
            sent["Authorization"] = authorization
        try:
            self._connection.request(method, path, body, sent)
        except ValueError as error:  # its words would show the token
            raise InputError(
                f"{self.url}: the user or the token holds a character that cannot be sent"
            ) from error
        return self._connection.getresponse()

    def refuse(self, answer: Answer, why: str = "") -> InputError:
        """Make the error that tells what a server answered, and what may help."""
        hint = f", {why}; is this the address of a graph store?" if why else ""
        hint = hint or _HINTS.get(answer.status, "")
        return InputError(f"{self.url}: the server answered {_tell(answer)}{hint}")

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._connection:
            self._connection.close()
        self._connection = None


def _split(url: str) -> SplitResult:
    """The parts of a web address."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no such port, or half an IPv6 address
        fits = False
    if not fits:
        raise InputError(
            f"{url}: give an http or https address, such as http://localhost:7878/store"
        )
    return parts


def _tell(answer: Answer) -> str:
    """The status, and the server's words if they are words."""
    name = _PHRASES.get(answer.status, "")
    words = " ".join(answer.body.decode(errors="replace").split())
    told = f": {words[:_SHOWN]}" if words and answer.media_type != "text/html" else ""
    return f"{answer.status} {name}{told}"
