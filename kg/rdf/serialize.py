"""RDF files, streamed by Oxigraph, and what XML needs besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, cast

from pyoxigraph import Literal, Quad, RdfFormat, serialize
from pyoxigraph import Triple as StoredTriple

_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_rdf(
    items: Iterable[StoredTriple] | Iterable[Quad],
    out: IO[bytes],
    format_: RdfFormat,
    prefixes: Mapping[str, str],
) -> None:
    """Write triples, or quads where the format has named graphs, in the order given."""
    if format_ == RdfFormat.RDF_XML:
        items = map(_fit_for_xml, items)
        out = cast("IO[bytes]", _EscapedReturns(out))
    serialize(items, out, format_, prefixes=dict(prefixes))


def to_xml_text(text: str) -> str:
    r"""Replace characters that XML forbids by U+FFFD, one for one, so that offsets hold.

    >>> to_xml_text("page\x0cbreak") == "page\ufffdbreak"
    True
    """
    return _UNFIT_FOR_XML.sub("\ufffd", text)


def _fit_for_xml(item: StoredTriple | Quad) -> StoredTriple:
    object_ = item.object
    if isinstance(object_, Literal) and _UNFIT_FOR_XML.search(object_.value):
        object_ = Literal(to_xml_text(object_.value), datatype=object_.datatype)
    return StoredTriple(item.subject, item.predicate, object_)


class XmlText:
    """A stream for XML as UTF-8 that escapes carriage returns and replaces what XML forbids.

    Oxigraph writes query results with such characters, which XML parsers change or do not read.
    """

    _UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
    _CUT = re.compile(rb"\xef\xbf?\Z")

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._held = b""

    def write(self, data: bytes) -> int:
        """Pass bytes on; the beginning of a character that may be unfit waits for its end."""
        whole = self._held + data
        cut = self._CUT.search(whole)
        end = cut.start() if cut else len(whole)
        self._held = whole[end:]
        fit = self._UNFIT.sub(b"\xef\xbf\xbd", whole[:end])
        self._out.write(fit.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        """Flush what is under this stream."""
        self._out.flush()


class _EscapedReturns:
    """A stream that escapes carriage returns, which an XML parser would read as line feeds.

    Oxigraph writes them as they are, and only ever inside a literal.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._out.flush()
