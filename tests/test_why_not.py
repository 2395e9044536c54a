"""Each gate that may stop a claim, as ``kg why-not`` tells it of a built folder."""

import pytest

from kg.build import BuildOptions, build
from kg.coverage import measure_coverage
from kg.errors import InputError
from kg.model import Predicate
from kg.why_not import to_text, why_not
from kg.why_not.answer import Gate

NEWS = """Talks in Lima

LIMA — Peru on Monday praised Chile. Ana Solís, the foreign minister, met Tom Reed in Lima.

Peru may attack Bolivia. Ecuador outfoxed Bolivia on Tuesday. Brazil was quiet.

Norway denied that Iceland had attacked Sweden. Reed resembled Solís on the picture.

Peru's criticism was sharp, and Ecuador smiled. Zubrovia praised Kenya. The quiet lantern hung.
"""

OWN = "label\ttype\tdemonyms\nZubrovia\tCountry\tZubrovian\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("why-not")
    (place / "news.txt").write_text(NEWS, encoding="utf-8")
    (place / "own.tsv").write_text(OWN, encoding="utf-8")
    options = BuildOptions(html=False, knowledge_base=place / "own.tsv")
    build([str(place / "news.txt")], place / "out", options)
    return place / "out"


CLAIMS = [
    ("Peru", "supports", "Chile", Gate.STATED, "verb:praise"),
    ("Zubrovia", "supports", "Kenya", Gate.STATED, "verb:praise"),
    ("Tom Reed", "consults", "Ana Solís", Gate.STATED, "verb:meet"),
    ("Chile", "supports", "Peru", Gate.DIRECTION, "other way round"),
    ("Peru", "assaults", "Bolivia", Gate.FACTUALITY, "Hypothetical"),
    ("Iceland", "assaults", "Sweden", Gate.FACTUALITY, "said by Norway"),
    ("Brazil", "accuses", "Chile", Gate.SENTENCE, "never in one sentence"),
    ("Solís", "consults", "Ana Solís", Gate.IDENTITY, "one entity"),
    ("Lantern", "accuses", "Chile", Gate.NAME, "its words stand here"),
    ("", "accuses", "Chile", Gate.NAME, "nobody and nothing is called ''"),
    ("Tom Reed", "memberOf", "Peru", Gate.CLASSES, "Organization; these are Person and Country"),
    ("Ecuador", "coerces", "Bolivia", Gate.RULE, "(outfox obj): the lexicon does not know it"),
    ("Peru", "accuses", "Ecuador", Gate.RULE, "noun:criticism: agent “Peru”"),
    ("Tom Reed", "accuses", "Ana Solís", Gate.READING, "no interaction: a state, not an act"),
]


@pytest.mark.parametrize(("one", "predicate", "other", "gate", "told"), CLAIMS)
def test_a_claim_is_stopped_at_its_gate(folder, one, predicate, other, gate, told):
    answer = why_not(folder, one, Predicate(predicate), other)
    assert answer.gate is gate, answer
    assert told in to_text(answer)


def test_a_parse_leads_from_the_one_to_the_other(folder):
    text = to_text(why_not(folder, "Ecuador", Predicate.COERCES, "Bolivia"))
    assert "Ecuador <nsubj- outfoxed -dobj> Bolivia" in text


def test_coverage_reads_with_the_knowledge_base_of_the_build(folder):
    own = folder.parent / "own.tsv"
    assert measure_coverage(folder).clauses >= 6
    before = own.read_text(encoding="utf-8")
    try:
        own.write_text(before + "Ozmark\tCountry\t\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"own\.tsv: it was changed after"):
            measure_coverage(folder)
    finally:
        own.write_text(before, encoding="utf-8")
