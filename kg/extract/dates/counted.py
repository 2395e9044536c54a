"""Rules that count from publication: "two weeks ago", "in three days", "the past two years"."""

from __future__ import annotations

import re

from kg.extract.dates.anchor import Context, shift
from kg.extract.dates.lengths import OTHER
from kg.extract.dates.periods import UNRESOLVED, Period, make_range
from kg.extract.dates.rule import TURN_CUES, UNIT_CUES, Rule, to_cues
from kg.extract.dates.words import (
    APOSTROPHE,
    COUNT,
    HEDGE,
    NUMBER,
    ORDINAL,
    UNIT,
    Part,
    any_of,
    compile_before,
    compile_rule,
    to_number,
    to_unit,
)

_HEDGED = compile_before(rf"{HEDGE} ")


def _count(match: re.Match[str], context: Context, sign: int) -> Period:
    # "Nearly four years ago" may be in the third year back or in the fourth.
    hedged = _HEDGED.search(match.string, max(0, match.start() - 24), match.start("number"))
    if context.published is None or hedged or any(match.group("other", "half", "more")):
        return UNRESOLVED
    return shift(context.published, to_unit(match["unit"]), sign * to_number(match["number"]))


def _read_ago(match: re.Match[str], context: Context) -> Period | None:
    return _count(match, context, -1)


def _read_from_now(match: re.Match[str], context: Context) -> Period | None:
    return _count(match, context, 1)


_COMPARED = compile_before(
    rf"(?:{ORDINAL}|only|most|least|worst|best|once|twice|times?"
    r"|(?:bigg|bloodi|clos|cold|deadli|deep|dri|fast|fierc|great|hard|heavi|high|hott|larg|long|low"
    r"|old|poor|quick|rich|sharp|short|slow|small|steep|strong|tough|warm|weak|wett|wid|young)est)"
    r"\b[^.;]*"
)
"""A comparison that a length of time closes: "the worst flood in ten years"."""


def _read_in(match: re.Match[str], context: Context) -> Period | None:
    """ "In three days" is counted from now, unless it says how long something took."""
    lasted = context.tense == "past" or _COMPARED.search(match.string[: match.start()])
    if lasted and not match["time"]:
        return None
    return _read_from_now(match, context)


_GRAINS = {
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
}
"""The unit, and how many of it, in which a stretch up to today or from today is measured."""


def _read_rolling(match: re.Match[str], context: Context) -> Period | None:
    """ "The past two years" end with publication, and "the next two years" begin with it."""
    ahead = match["turn"].lower() in {"next", "coming"}
    unit, count = to_unit(match["unit"]), to_number(match["number"] or "a")
    if unit == "hour" and count % 24 == 0:
        unit, count = "day", count // 24
    # "The next month he resigned" is told from the month before, whichever that is.
    told = ahead and not match["number"] and (context.tense == "past" or unit == "day")
    if context.published is None or told or unit not in _GRAINS:
        return UNRESOLVED
    grain, size = _GRAINS[unit]
    near = shift(context.published, grain, 0)
    far = shift(context.published, grain, count * size * (1 if ahead else -1))
    return make_range(near, far) if ahead else make_range(far, near)


_TURNED = any_of("past|last|next|coming")
# "The last five months of her life" are counted back from her death.
_NOT_OF = r"(?! of (?:his|her|its|their|the)\b)"
_HALF = Part("(?: and a half)?")
_COUNTED = rf"{COUNT:number}{OTHER}{_HALF:half} {UNIT:unit}{_HALF:more}"
_GRAIN = Part("|".join(_GRAINS))

RULES = (
    Rule("ago", compile_rule(rf"{_COUNTED} ago"), _read_ago, UNIT_CUES, beside=to_cues("ago")),
    Rule(
        "from-now",
        compile_rule(rf"{_COUNTED} from (?:now|today)"),
        _read_from_now,
        UNIT_CUES,
        beside=to_cues("now today"),
    ),
    Rule(
        "in",
        # "In three days of fighting" is a length.
        compile_rule(rf"{any_of('in')} {_COUNTED}(?P<time>{APOSTROPHE} time)?(?! of\b)"),
        _read_in,
        UNIT_CUES,
    ),
    Rule(
        "rolling",
        compile_rule(
            rf"(?:{any_of('the|these|this')} )?{_TURNED:turn} {NUMBER:number} {UNIT:unit}" + _NOT_OF
        ),
        _read_rolling,
        UNIT_CUES,
        beside=TURN_CUES,
    ),
    Rule(
        "rolling-unit",
        compile_rule(rf"{any_of('the|this')} {_TURNED:turn}(?P<number>) {_GRAIN:unit}(?! of\b)"),
        _read_rolling,
        UNIT_CUES,
        beside=TURN_CUES,
    ),
)
