import pytest

from kg.knowledge_base.knowledge_base import load_knowledge_base
from kg.model import (
    Article,
    EntityClass,
    Evidence,
    Extraction,
    Factuality,
    Mention,
    MentionKind,
    Predicate,
    Quotation,
    QuotationKind,
    Relation,
    Span,
)
from kg.resolve import resolve
from kg.statements import canonical_title, make_statements

TEXT = "Ilona Quastel met Bram Oster. Bram Oster met Ilona Quastel."


def make_corpus(*relations, text=TEXT):
    article = Article("a.txt", text, published="2026-03-04")
    found = []
    for name in ("Ilona Quastel", "Bram Oster"):
        start = text.find(name)
        while start >= 0:
            found.append(
                Mention(article.id, start, start + len(name), name, MentionKind.NAME,
                        EntityClass.PERSON, name, "test")
            )  # fmt: skip
            start = text.find(name, start + 1)
    found.sort(key=lambda m: m.start)
    extraction = Extraction(article.id, (Span(0, 29), Span(30, 59)), tuple(found), relations, ())
    resolution = resolve([extraction], load_knowledge_base())
    return make_statements([article], [extraction], resolution)


def relate(predicate, subject, target, sentence, **more):
    article = Article("a.txt", TEXT, published="2026-03-04")
    start, end = sentence
    evidence = Evidence(article.id, start, end, TEXT[start:end], "test")
    return Relation(predicate, Span(*subject), Span(*target), evidence, **more)


FIRST = relate(Predicate.CONSULTS, (0, 13), (18, 28), (0, 29))
SECOND = relate(Predicate.CONSULTS, (45, 58), (30, 40), (30, 59))


def test_a_statement_has_its_sentence_its_date_and_an_interaction():
    stated = make_corpus(FIRST)
    (statement,) = stated.articles[0].statements
    assert statement.sentences == (Span(0, 29),)
    assert statement.stated_on == "2026-03-04"
    interaction = stated.interactions[statement.interaction]
    assert (interaction.agent, interaction.recipient) == (statement.subject, statement.object)
    assert interaction.factualities == (Factuality.ASSERTED,)


def test_the_symmetric_are_stated_in_text_order():
    (statement,) = make_corpus(SECOND).articles[0].statements
    assert statement.subject == "person-bram-oster"


def test_two_sentences_that_say_the_same_are_one_statement_with_more_confidence():
    again = relate(Predicate.CONSULTS, (0, 13), (18, 28), (30, 59))
    (statement,) = make_corpus(FIRST, again).articles[0].statements
    assert statement.sentences == (Span(0, 29), Span(30, 59))
    assert statement.confidence > FIRST.confidence


def test_another_factuality_is_another_statement():
    denied = relate(Predicate.CONSULTS, (0, 13), (18, 28), (0, 29), factuality=Factuality.NEGATED)
    assert len(make_corpus(FIRST, denied).articles[0].statements) == 2


def test_what_an_entity_would_do_to_itself_is_left_out():
    assert (
        make_corpus(relate(Predicate.ACCUSES, (0, 13), (45, 58), (0, 29))).articles[0].statements
        == ()
    )


def test_titles_have_one_spelling():
    assert canonical_title("deputy Secretary-General") == "Deputy Secretary General"


def test_merged_statements_leave_no_interaction_behind():
    again = relate(Predicate.CONSULTS, (0, 13), (18, 28), (30, 59))
    stated = make_corpus(FIRST, again)
    (statement,) = stated.articles[0].statements
    assert list(stated.interactions) == [statement.interaction]


@pytest.mark.parametrize(
    ("entity_class", "speaker"),
    [(EntityClass.PERSON, "person-bram-oster"), (EntityClass.EVENT, "")],
)
def test_who_speaks_is_an_actor(entity_class, speaker):
    """A name that the article as a whole shows to be a summit's says nothing."""
    text = "Bram Oster said that bread is dear."
    article = Article("a.txt", text)
    name = Mention(
        article.id, 0, 10, "Bram Oster", MentionKind.NAME, entity_class, "Bram Oster", "test"
    )
    said = Quotation(
        article.id, 16, 34, text[16:34], QuotationKind.INDIRECT, "test", speaker=name.span
    )
    extraction = Extraction(article.id, (Span(0, 35),), (name,), (), (said,))
    resolution = resolve([extraction], load_knowledge_base())
    (stated,) = make_statements([article], [extraction], resolution).articles
    assert [q.speaker for q in stated.quotations] == [speaker]
