"""A small piece of knowledge, built by hand, in which everything occurs that a graph can hold.

Velmoria, Tarsk and all who live there are invented. Two articles speak of one quarrel, a third
repeats the first word for word under another name, and a fourth is as hostile as text can be.
"""

from __future__ import annotations

from kg.model import (
    Article,
    AttributedQuotation,
    Background,
    BuildInfo,
    Entity,
    EntityClass,
    Factuality,
    Interaction,
    Knowledge,
    Mention,
    MentionKind,
    Predicate,
    Quotation,
    QuotationKind,
    ResolvedArticle,
    Span,
    Statement,
)

QUARREL = (
    "Velmorian Foreign Minister Ilka Dorn accused Tarsk on Monday of arming the hill rebels. "
    "She will meet Prime Minister Otto Brandl at the Lake Summit in Marn. "
    "“We saw the rifles,” Dorn said. "
    "Marn rejected the charge. "
    "A Tarskian diplomat said that Brandl could yield to Velmoria. "
    "Hale Quist, the former president of Velmoria, joined the Reform League in 2019. "
    "Brandl, born in May 1961, is overshadowed by Quist."
)
REPLY = (
    "Dorn praised Tarsk on Friday. "
    "Ilka Dorn, who leads the Foreign Ministry, has never met Otto Brandl. "
    "Prime Minister Brandl said rifles “went nowhere” near the rebels. "
    "Marn accused Velmoria of lying."
)
HOSTILE = (
    'He said: "C:\\news\\" \'\'\' """ end.\n'
    "\tThen </script><script>alert(1)</script> & <b>; "
    "\u202eאבג\u202c 👩‍🚀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 Žofie met Dorn.\r\n\x0c"
)
HOSTILE_LABEL = 'Žofie "Q\\" </script>\n\u202eאבג 👩‍🚀'

ENTITIES = (
    Entity("Q900001", EntityClass.COUNTRY, "Velmoria", ("Velmorian",), ("VLM",), "Q900001"),
    Entity("Q900002", EntityClass.COUNTRY, "Tarsk", ("Tarskian",), (), "Q900002"),
    Entity("place-marn", EntityClass.PLACE, "Marn", stands_for="Q900002"),
    Entity("person-ilka-dorn", EntityClass.PERSON, "Ilka Dorn", ("Dorn",)),
    Entity("person-otto-brandl", EntityClass.PERSON, "Otto Brandl", ("Brandl",)),
    Entity("person-hale-quist", EntityClass.PERSON, "Hale Quist"),
    Entity("person-zofie", EntityClass.PERSON, HOSTILE_LABEL),
    Entity("organization-reform-league", EntityClass.ORGANIZATION, "Reform League"),
    Entity("organization-foreign-ministry", EntityClass.ORGANIZATION, "Foreign Ministry"),
    Entity(
        "position-foreign-minister",
        EntityClass.POSITION,
        "Foreign Minister of Velmoria",
        position_in="Q900001",
    ),
    Entity(
        "position-prime-minister",
        EntityClass.POSITION,
        "Prime Minister of Tarsk",
        position_in="Q900002",
    ),
    Entity(
        "position-president",
        EntityClass.POSITION,
        "President of Velmoria",
        position_in="Q900001",
    ),
    Entity("group-hill-rebels", EntityClass.GROUP, "hill rebels", of_country="Q900002"),
    Entity(
        "unnamed-source-diplomat",
        EntityClass.UNNAMED_SOURCE,
        "A Tarskian diplomat",
        affiliated_with="Q900002",
    ),
    Entity(
        "event-lake-summit",
        EntityClass.EVENT,
        "Lake Summit",
        kind="summit",
        begin="2026-02-10",
        end="2026-02-11",
    ),
)

INTERACTIONS = (
    Interaction(
        "accusation",
        Predicate.ACCUSES,
        agent="person-ilka-dorn",
        recipient="Q900002",
        theme="group-hill-rebels",
        time="2026-01-26",
        factualities=(Factuality.ASSERTED,),
    ),
    Interaction(
        "talks",
        Predicate.CONSULTS,
        agent="person-ilka-dorn",
        recipient="person-otto-brandl",
        place="place-marn",
        time="2026-02",
        event="event-lake-summit",
        factualities=(Factuality.PLANNED, Factuality.NEGATED),
    ),
    Interaction(
        "arming",
        Predicate.AIDS,
        agent="Q900002",
        recipient="group-hill-rebels",
        factualities=(Factuality.REPORTED,),
    ),
    Interaction(
        "refusal",
        Predicate.REJECTS,
        agent="place-marn",
        recipient="person-ilka-dorn",
        factualities=(Factuality.ASSERTED,),
    ),
    Interaction(
        "yielding",
        Predicate.CONCEDES_TO,
        agent="person-otto-brandl",
        recipient="Q900001",
        factualities=(Factuality.HYPOTHETICAL,),
    ),
    Interaction(
        "retort",
        Predicate.ACCUSES,
        agent="place-marn",
        recipient="Q900001",
        factualities=(Factuality.ASSERTED,),
    ),
    Interaction(
        "praise",
        Predicate.SUPPORTS,
        agent="person-ilka-dorn",
        recipient="Q900002",
        time="2026",
        factualities=(Factuality.ASSERTED,),
    ),
)

BACKGROUND = (Background("place-marn", Predicate.LOCATED_IN, "Q900002"),)
BUILD = BuildInfo(
    versions=(("newskg", "0.1.0"), ("spacy", "3.8.18")),
    model="en_core_web_sm 3.8.0",
    rules_hash="0123456789abcdef",
)


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """Where these words stand in the text for the nth time, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of an example text, which end in a full stop and a blank."""
    ends = [place + 1 for place in range(len(text)) if text[place : place + 2] == ". "]
    starts = [0, *(end + 1 for end in ends)]
    return tuple(Span(*pair) for pair in zip(starts, [*ends, len(text)], strict=True))


def _mention(article, words, entity_id, kind=MentionKind.NAME, nth=0):
    span = span_of(article.text, words, nth)
    entity = next(entity for entity in ENTITIES if entity.id == entity_id)
    mention = Mention(
        article.id, *span, words, kind, entity.entity_class, name=words, rule="example"
    )
    return mention, entity_id


def _quotation(article, words, kind, speaker="", about=()):
    start, end = span_of(article.text, words)
    quotation = Quotation(article.id, start, end, words, kind, rule="said")
    return AttributedQuotation(quotation, speaker, about)


def _quarrel(source_name):
    article = Article(
        source_name,
        QUARREL,
        title="Velmoria and Tarsk quarrel over rifles",
        published="2026-01-27",
        authors=("Mia Okoro", "Jon Vane"),
        publisher="The Velmor Post",
        url="https://example.org/quarrel?id=1&x=2",
    )
    accusation, meeting, quote, refusal, yielding, past, shadow = sentences_of(QUARREL)

    def state(subject, predicate, object_, *where, **more):
        more = {"rule": f"example-{predicate}", "stated_on": article.published, **more}
        return Statement(article.id, subject, predicate, object_, sentences=where, **more)

    holds = state(
        "person-ilka-dorn",
        Predicate.HOLDS_POSITION,
        "position-foreign-minister",
        accusation,
        valid_from="2024",
        valid_until="2026-06",
        confidence=0.9,
    )
    statements = (
        holds,
        Statement(
            article.id,
            "person-ilka-dorn",
            Predicate.CITIZEN_OF,
            "Q900001",
            rule="inferred:citizen-of-the-state-served",
            confidence=0.3,
            premises=(holds.id,),
        ),
        state(
            "person-otto-brandl",
            Predicate.HOLDS_POSITION,
            "position-prime-minister",
            meeting,
            confidence=1.0,
        ),
        state(
            "person-ilka-dorn",
            Predicate.ACCUSES,
            "Q900002",
            accusation,
            sense="accuse",
            interaction="accusation",
            confidence=0.75,
        ),
        state(
            "Q900002",
            Predicate.AIDS,
            "group-hill-rebels",
            accusation,
            quote,
            factuality=Factuality.REPORTED,
            speaker="person-ilka-dorn",
            interaction="arming",
        ),
        state(
            "person-ilka-dorn",
            Predicate.CONSULTS,
            "person-otto-brandl",
            meeting,
            factuality=Factuality.PLANNED,
            interaction="talks",
        ),
        state("event-lake-summit", Predicate.TAKES_PLACE_IN, "place-marn", meeting),
        state("person-otto-brandl", Predicate.PARTICIPATES_IN, "event-lake-summit", meeting),
        state("place-marn", Predicate.REJECTS, "person-ilka-dorn", refusal, interaction="refusal"),
        state(
            "person-otto-brandl",
            Predicate.CONCEDES_TO,
            "Q900001",
            yielding,
            factuality=Factuality.HYPOTHETICAL,
            speaker="unnamed-source-diplomat",
            interaction="yielding",
        ),
        state("person-hale-quist", Predicate.FORMERLY_HELD_POSITION, "position-president", past),
        state(
            "person-hale-quist",
            Predicate.MEMBER_OF,
            "organization-reform-league",
            past,
            valid_from="2019",
        ),
        state("person-otto-brandl", Predicate.BIRTH_DATE, "", shadow, value="1961-05"),
        state(
            "person-otto-brandl",
            Predicate.RELATED_TO,
            "person-hale-quist",
            shadow,
            relation_text="is overshadowed by",
            confidence=0.25,
        ),
    )
    mentions = (
        _mention(article, "Velmorian", "Q900001", MentionKind.DEMONYM),
        _mention(article, "Ilka Dorn", "person-ilka-dorn"),
        _mention(article, "Tarsk", "Q900002"),
        _mention(article, "the hill rebels", "group-hill-rebels", MentionKind.NOMINAL),
        _mention(article, "She", "person-ilka-dorn", MentionKind.PRONOUN),
        _mention(article, "Otto Brandl", "person-otto-brandl"),
        _mention(article, "Lake Summit", "event-lake-summit"),
        _mention(article, "Marn", "place-marn"),
        _mention(article, "Dorn", "person-ilka-dorn", nth=1),
        _mention(article, "Marn", "place-marn", nth=1),
        _mention(article, "A Tarskian diplomat", "unnamed-source-diplomat", MentionKind.NOMINAL),
        _mention(article, "Brandl", "person-otto-brandl", nth=1),
        _mention(article, "Velmoria", "Q900001", nth=1),
        _mention(article, "Hale Quist", "person-hale-quist"),
        _mention(article, "Velmoria", "Q900001", nth=2),
        _mention(article, "Reform League", "organization-reform-league"),
        _mention(article, "Brandl", "person-otto-brandl", nth=2),
        _mention(article, "Quist", "person-hale-quist", nth=1),
    )
    quotations = (
        _quotation(article, "We saw the rifles", QuotationKind.DIRECT, "person-ilka-dorn"),
        _quotation(
            article,
            "Brandl could yield to Velmoria",
            QuotationKind.INDIRECT,
            "unnamed-source-diplomat",
            ("person-otto-brandl", "Q900001"),
        ),
    )
    return ResolvedArticle(article, sentences_of(QUARREL), mentions, quotations, statements)


def _reply():
    article = Article("reply.txt", REPLY, published="2026-01-30", publisher="Tarsk Today")
    praise, meeting, rifles, lying = sentences_of(REPLY)

    def state(subject, predicate, object_, where, **more):
        more = {"rule": f"example-{predicate}", "stated_on": article.published, **more}
        return Statement(article.id, subject, predicate, object_, sentences=(where,), **more)

    dorn, brandl = "person-ilka-dorn", "person-otto-brandl"
    mentions = (
        _mention(article, "Dorn", dorn),
        _mention(article, "Tarsk", "Q900002"),
        _mention(article, "Ilka Dorn", dorn),
        _mention(article, "Foreign Ministry", "organization-foreign-ministry"),
        _mention(article, "Otto Brandl", brandl),
        _mention(article, "Brandl", brandl, nth=1),
        _mention(article, "the rebels", "group-hill-rebels", MentionKind.NOMINAL),
        _mention(article, "Marn", "place-marn"),
        _mention(article, "Velmoria", "Q900001"),
    )
    statements = (
        state(dorn, Predicate.SUPPORTS, "Q900002", praise, interaction="praise", sense="praise"),
        state(dorn, Predicate.HOLDS_POSITION, "position-foreign-minister", meeting),
        state(dorn, Predicate.AFFILIATED_WITH, "organization-foreign-ministry", meeting),
        state(
            dorn,
            Predicate.CONSULTS,
            brandl,
            meeting,
            factuality=Factuality.NEGATED,
            interaction="talks",
        ),
        state(brandl, Predicate.HOLDS_POSITION, "position-prime-minister", rifles),
        state("place-marn", Predicate.ACCUSES, "Q900001", lying, interaction="retort"),
    )
    quotations = (
        _quotation(
            article,
            "rifles “went nowhere” near the rebels",
            QuotationKind.MIXED,
            brandl,
            ("group-hill-rebels",),
        ),
    )
    # The others are found as the evidence of statements.
    return ResolvedArticle(article, (rifles,), mentions, quotations, statements)


def _hostile():
    article = Article(
        'a b/"odd" <name>\\ 👩‍🚀.txt',
        HOSTILE,
        title='"Hostile" \\ </script> \u202eאבג',
        authors=('O\'Neil "\\"',),
        url='https://example.org/a b"<>\\^`{|}',
    )
    start, end = span_of(HOSTILE, "Then </script>").start, span_of(HOSTILE, "Dorn.").end
    quotation = _quotation(article, 'C:\\news\\" \'\'\' """', QuotationKind.DIRECT)
    statement = Statement(
        article.id,
        "person-zofie",
        Predicate.RELATED_TO,
        "person-ilka-dorn",
        rule="example",
        sentences=(Span(start, end),),
        relation_text='"met" \\ <i>\n👩‍🚀',
    )
    mentions = (
        _mention(article, "Žofie", "person-zofie"),
        _mention(article, "Dorn", "person-ilka-dorn"),
    )
    return ResolvedArticle(article, (Span(start, end),), mentions, (quotation,), (statement,))


KNOWLEDGE = Knowledge(
    articles=(_quarrel("quarrel.txt"), _reply(), _quarrel("copies/quarrel.txt"), _hostile()),
    entities=ENTITIES,
    interactions=INTERACTIONS,
    background=BACKGROUND,
    build=BUILD,
)
"""Every class, kind, factuality and date shape, an inferred statement, and hostile strings."""
