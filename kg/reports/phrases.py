"""How a relation reads in English, from either end."""

from __future__ import annotations

from collections.abc import Mapping

from kg.reports.claims import Claim

PHRASES: Mapping[str, tuple[str, str]] = {
    "holdsPosition": ("is", "is held by"),
    "formerlyHeldPosition": ("was", "was held by"),
    "memberOf": ("is a member of", "has as a member"),
    "affiliatedWith": ("works for", "has at work"),
    "citizenOf": ("is a citizen of", "has as a citizen"),
    "basedIn": ("is based in", "is the seat of"),
    "locatedIn": ("lies in", "contains"),
    "partOf": ("is part of", "has as a part"),
    "participatesIn": ("takes part in", "is attended by"),
    "organizes": ("organizes", "is organized by"),
    "takesPlaceIn": ("takes place in", "is the place of"),
    "spouseOf": ("is married to", "is married to"),
    "childOf": ("is a child of", "is a parent of"),
    "bornIn": ("was born in", "is the birthplace of"),
    "livesIn": ("lives in", "is the home of"),
    "educatedAt": ("was educated at", "educated"),
    "foundedBy": ("was founded by", "founded"),
    "birthDate": ("was born on", ""),
    "deathDate": ("died on", ""),
    "foundingDate": ("was founded on", ""),
    "agreesWith": ("agrees with", "agrees with"),
    "consults": ("meets or talks to", "meets or talks to"),
    "supports": ("supports", "is supported by"),
    "cooperatesWith": ("cooperates with", "cooperates with"),
    "aids": ("aids", "is aided by"),
    "concedesTo": ("yields to", "is yielded to by"),
    "retreatsFrom": ("retreats from", "sees the retreat of"),
    "requests": ("calls on", "is called on by"),
    "accuses": ("accuses", "is accused by"),
    "rejects": ("rejects", "is rejected by"),
    "threatens": ("threatens", "is threatened by"),
    "protestsAgainst": ("protests against", "faces protests by"),
    "sanctions": ("cuts ties with", "is cut off by"),
    "mobilizesAgainst": ("mobilizes against", "faces the forces of"),
    "coerces": ("coerces", "is coerced by"),
    "assaults": ("attacks", "is attacked by"),
    "relatedTo": ("is tied to", "is tied to"),
    "positionIn": ("is an office of", "has the office"),
    "ofCountry": ("belongs to", "has among its people"),
    "standsFor": ("stands for", "is stood for by"),
}
"""Relation -> how it reads from its subject, and how from its object."""


def to_phrase(predicate: str, *, backward: bool = False) -> str:
    """Say a relation in words.

    >>> to_phrase("accuses"), to_phrase("accuses", backward=True)
    ('accuses', 'is accused by')
    """
    forward, back = PHRASES.get(predicate, (predicate, f"← {predicate}"))
    return back if backward else forward


def to_clause(claim: Claim) -> str:
    """Say a claim in one clause, with its place; its factuality stands beside it."""
    place = f" in {claim.place}" if claim.place else ""
    clause = f"{claim.subject.label} {to_phrase(claim.predicate)} {claim.object.label}"
    return clause + place + to_detail(claim.sense, claim.relation_text)


def to_detail(sense: str, relation_text: str) -> str:
    """The finer sense of a relation, in brackets."""
    if relation_text:
        return f" (“{relation_text}”)"
    return f" ({sense})" if sense else ""


def to_status(factuality: str, speaker: str) -> str:
    """Say how surely something is told and by whom; nothing where an article asserts it.

    >>> to_status("Reported", "Ilka Dorn"), to_status("Asserted", "")
    ('reported by Ilka Dorn', '')
    """
    status = "" if factuality in {"Asserted", ""} else factuality.lower()
    if status == "negated":
        status = "not so"
    said = f"by {speaker}" if status == "reported" else f"according to {speaker}"
    return f"{status} {said}".strip() if speaker else status
