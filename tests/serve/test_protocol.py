"""HTTP requests and the operations that they mean."""

from __future__ import annotations

import pytest

from kg.query import Scope
from kg.serve.protocol import FORM, QUERY, UPDATE, Operation, ProtocolError, read_operation

ASK = b"query=ASK%20%7B%7D"


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "expected"),
    [
        ("GET", b"", "", b"", Operation()),
        ("HEAD", b"other=1", "", b"", Operation()),
        ("GET", ASK, "", b"", Operation("ASK {}")),
        ("GET", b"query=ASK+%7B%7D&format=json", "", b"", Operation("ASK {}")),
        ("GET", b"query=%F0%9F%98%80", "", b"", Operation("\U0001f600")),
        ("GET", b"query=", "", b"", Operation("")),
        ("GET", ASK + b"&default-graph-uri=x:a&default-graph-uri=x:b", "", b"",
         Operation("ASK {}", Scope(("x:a", "x:b")))),
        ("GET", ASK + b"&named-graph-uri=x:a", "", b"", Operation("ASK {}", Scope((), ("x:a",)))),
        ("POST", b"", FORM, ASK, Operation("ASK {}")),
        ("POST", b"", f"{FORM}; charset=UTF-8", ASK, Operation("ASK {}")),
        ("POST", b"default-graph-uri=x:a", FORM, ASK + b"&named-graph-uri=x:b",
         Operation("ASK {}", Scope(("x:a",), ("x:b",)))),
        ("POST", b"", QUERY, "ASK { ?s ?p 'ž' }".encode(), Operation("ASK { ?s ?p 'ž' }")),
        ("POST", b"named-graph-uri=x:a", f'{QUERY}; charset="utf-8"', b"ASK {}",
         Operation("ASK {}", Scope((), ("x:a",)))),
    ],
)  # fmt: skip
def test_what_a_request_asks(method, query_string, content_type, body, expected):
    assert read_operation(method, query_string, content_type, body) == expected


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "status"),
    [
        ("GET", b"query=a&query=b", "", b"", 400),
        ("GET", b"default-graph-uri=x:a", "", b"", 400),
        ("GET", b"query=%FF", "", b"", 400),
        ("GET", b"query=\xff", "", b"", 400),
        ("GET", b"&".join([b"a=1"] * 1001), "", b"", 400),
        ("GET", b"update=CLEAR+ALL", "", b"", 403),
        ("GET", ASK + b"&update=CLEAR+ALL", "", b"", 403),
        ("POST", b"", FORM, b"", 400),
        ("POST", ASK, FORM, ASK, 400),
        ("POST", ASK, QUERY, b"ASK {}", 400),
        ("POST", b"", FORM, b"query=%FF", 400),
        ("POST", b"", QUERY, b"\xff", 400),
        ("POST", b"", FORM, b"update=CLEAR+ALL", 403),
        ("POST", b"", UPDATE, b"CLEAR ALL", 403),
        ("POST", b"", f"{FORM}; charset=utf-16", ASK, 415),
        ("POST", b"", f"{QUERY}; charset=latin-1", b"ASK {}", 415),
        ("POST", b"", "", ASK, 415),
        ("POST", b"", "text/plain", b"ASK {}", 415),
        ("POST", b"", "multipart/form-data; boundary=x", b"--x--", 415),
        ("POST", b"", "nonsense", b"ASK {}", 415),
    ],
)
def test_what_the_protocol_does_not_know_is_refused(
    method, query_string, content_type, body, status
):
    with pytest.raises(ProtocolError) as raised:
        read_operation(method, query_string, content_type, body)
    assert raised.value.status == status
    assert "\n" not in str(raised.value)
