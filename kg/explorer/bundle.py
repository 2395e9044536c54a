"""Our scripts and styles and the libraries, as the text of elements that a policy names by hash.

A page is one file opened from disk, where modules cannot import each other. So each module becomes
a function that returns what it exports, and they stand one after another, those that others import
first.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent

LARGE = 3000
"""Beyond so many entities a page carries the second renderer too."""

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async function|function|const|class) (\w+))", re.MULTILINE)
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)

INJECTED_STYLES = (
    # The libraries add style elements of their own, empty at first. Chromium names the hash of
    # one that the policy refuses, and the browser tests fail when a new release brings another.
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-OutIf5hnp68ctx4ThtV5J02g5HTJ5bbu/hkNfqVXWWo='",
    "'sha256-4cgFR0//m8/eHo2G/esYsuZetUHlzCUWYM59sfgE9zY='",
    "'sha256-uepMTym1NwItBa/XV6ef6fQobLL0A0CNVDM5km5L+nQ='",
    "'sha256-gGUn/VMBXCeWm86qX/pOf+4ZDSbe0JcaXXb4rJjw1mA='",
    "'sha256-QuPewnJYr+SnQiTnCNHFBw99ExTsz9f8w5320PimEPw='",
    "'sha256-IY7YKNHjbzQ1NfAKrBZvBZohgXMtxrqB9PaqhAaT3vg='",
    "'sha256-QE7TOEDW7YIlMzvUUnm8boDWeNBN7PBbaaYJjnp34WI='",
    "'sha256-jtRRMYY2VbEXuBKbHvqM1/fPT8vazFrEooXdvwUK4y8='",
    "'sha256-9xjtvxMT1ApHlgn9ohbh2FNfvK5Tqtzy94BjfXBeMSY='",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes between the page's script and style tags."""

    scripts: tuple[str, ...]
    style: str

    @property
    def policy(self) -> str:
        """A Content-Security-Policy under which nothing but these scripts and styles acts."""
        scripts = " ".join(map(_to_source, self.scripts))
        styles = " ".join((_to_source(self.style), *INJECTED_STYLES))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; "
            "base-uri 'none'; form-action 'none'"
        )


def make_bundle(*, large: bool) -> Bundle:
    """The page's scripts and styles; ``large`` adds the renderer for large graphs."""
    libraries = [_read_vendored("vis-network/vis-network.min.js")]
    if large:
        libraries.append(_read_vendored("force-graph/force-graph.min.js"))
    return Bundle((*libraries, bundle_modules("app")), _read_styles())


@cache
def bundle_modules(entry: str) -> str:
    """A module and all that it imports, as one script."""
    ordered: dict[str, str] = {}
    _gather(entry, ordered)
    return '"use strict";\n(() => {\n' + "\n".join(ordered.values()) + "})();\n"


def _gather(name: str, ordered: dict[str, str]) -> None:
    """Add a module after those that it imports, each once."""
    if name in ordered:
        return
    source = (HERE / "js" / f"{name}.js").read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(source):
        _gather(other, ordered)
    exported = ", ".join(exported for _, exported in _EXPORT.findall(source))
    body = _IMPORT.sub(lambda found: f"const {found[1]} = {_to_name(found[2])};", source)
    body = _EXPORT.sub(r"\1", body)
    ordered[name] = f"const {_to_name(name)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _to_name(module: str) -> str:
    return "module_" + module.replace("-", "_")


@cache
def _read_vendored(path: str) -> str:
    return _MAP.sub("", (HERE / "vendor" / path).read_text(encoding="utf-8"))


@cache
def _read_styles() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((HERE / "css").glob("*.css"))
    )


def _to_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
