"""Who we are to a server: basic, digest (RFC 7616) or bearer authentication."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field

_PARAMETER = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')
_HASHES = {"MD5": "md5", "SHA-256": "sha256"}


@dataclass
class Credentials:
    """A name and password, or a token, and what the server asked for when it last refused us.

    None of them is ever shown: ``repr`` leaves them out.
    """

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    _digest: dict[str, str] = field(default_factory=dict, repr=False)
    _basic: bool = field(default=False, repr=False)
    _count: int = field(default=0, repr=False)

    def heed(self, challenges: list[str]) -> bool:
        """Take a server's challenges; whether there is a new way to answer one of them."""
        for challenge in challenges:
            scheme, _, rest = challenge.strip().partition(" ")
            if scheme.lower() == "digest" and self.user:
                asked = {name.lower(): a or b for name, a, b in _PARAMETER.findall(rest)}
                if asked.get("algorithm", "MD5").upper() in _HASHES and asked.get("nonce"):
                    stale = asked.get("stale", "").lower() == "true"
                    new = not self._digest or stale or asked["nonce"] != self._digest["nonce"]
                    self._digest, self._count = asked, 0
                    return new
        for challenge in challenges:
            if challenge.strip().lower().startswith("basic") and self.user and not self._basic:
                self._basic = True
                return True
        return False

    def to_header(self, method: str, path: str) -> str:
        """Write the ``Authorization`` header for a request, or nothing."""
        if self.token:
            return f"Bearer {self.token}"
        if self._digest:
            return self._to_digest(method, path)
        if self._basic:
            pair = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            return f"Basic {pair}"
        return ""

    def _to_digest(self, method: str, path: str) -> str:
        asked = self._digest
        algorithm = asked.get("algorithm", "MD5")
        realm, nonce = asked.get("realm", ""), asked["nonce"]
        self._count += 1
        count, own = f"{self._count:08x}", secrets.token_hex(8)

        def digest(*parts: str) -> str:
            return hashlib.new(_HASHES[algorithm.upper()], ":".join(parts).encode()).hexdigest()

        who, what = digest(self.user, realm, self.password), digest(method, path)
        fields = {"username": self.user, "realm": realm, "nonce": nonce, "uri": path}
        plain = ""
        if "auth" in re.split(r"[\s,]+", asked.get("qop", "")):
            fields["cnonce"] = own
            fields["response"] = digest(who, nonce, count, own, "auth", what)
            plain = f", qop=auth, nc={count}"
        else:
            fields["response"] = digest(who, nonce, what)
        if "opaque" in asked:
            fields["opaque"] = asked["opaque"]
        quoted = ", ".join(f'{name}="{value}"' for name, value in fields.items())
        return f"Digest {quoted}, algorithm={algorithm}{plain}"
