import pytest

INTERACTIONS = [
    ("Peru, a former colony that was occupied by Chile, has lakes.", ("Chile", "assaults", "Peru")),
    ("The Orm Bank, a lender that sued Peru, closed.", ("Orm Bank", "accuses", "Peru")),
    (
        "Hours earlier Belov, Ana Varga, Tom Reed and Petra Brook had defended Peru.",
        ("Tom Reed", "supports", "Peru"),
    ),
    (
        "Hours earlier Belov, Ana Varga, Tom Reed and Petra Brook had defended Peru.",
        ("Petra Brook", "supports", "Peru"),
    ),
    ("Peru criticized Chile.", ("Peru", "accuses", "Chile")),
    ("Chile was criticized by Peru.", ("Peru", "accuses", "Chile")),
    ("Ana Solís, accused by Chile, left.", ("Chile", "accuses", "Ana Solís")),
    ("Peru, which invaded Chile in 1911, denied it.", ("Peru", "assaults", "Chile")),
    ("Peru imposed sanctions on Chile.", ("Peru", "coerces", "Chile")),
    ("Ana Solís held talks with Tom Reed in Lima.", ("Ana Solís", "consults", "Tom Reed")),
    ("Ana Solís and Tom Reed met in Lima.", ("Ana Solís", "consults", "Tom Reed")),
    ("Iranian police arrested Tom Reed.", ("Iranian police", "coerces", "Tom Reed")),
    ("Peru's invasion of Chile failed.", ("Peru", "assaults", "Chile")),
    ("Peru refused to meet Tom Reed.", ("Peru", "rejects", "Tom Reed")),
    ("Peru urged Chile to withdraw.", ("Peru", "requests", "Chile")),
    ("Peru praised Chile and threatened Brazil.", ("Peru", "threatens", "Brazil")),
    ("Peru and Brazil condemned Chile.", ("Brazil", "accuses", "Chile")),
    ("Peru sent weapons to Chile.", ("Peru", "aids", "Chile")),
    ("France will open a consulate in Lima.", ("France", "supports", "Lima")),
    ("Peru insisted that Chile be expelled.", ("Peru", "requests", "Chile")),
    ("Oslo counts nine Danes as having been kidnapped by Lima.", ("Lima", "assaults", "Danes")),
    ("The rebels of the National Front took control of Lima.",
     ("rebels of the National Front", "assaults", "Lima")),
    ("Peru launched cyber attacks on Chile.", ("Peru", "coerces", "Chile")),
    ("Peru launched attacks on Chile.", ("Peru", "assaults", "Chile")),
    ("Peru attacked the websites of Chile.", ("Peru", "assaults", "Chile")),
    ("Peru summoned the Chilean ambassador.", ("Peru", "accuses", "the Chilean ambassador")),
    ("Ana Solís called Tom Reed to apologize.", ("Ana Solís", "consults", "Tom Reed")),
    ("Peru handed over medicine to Chile.", ("Peru", "aids", "Chile")),
    ("Peru is sending troops to Chile on a peacekeeping mission.", ("Peru", "aids", "Chile")),
    ("Chilean refugees sought refuge in Peru.", ("Chilean refugees", "requests", "Peru")),
    ("Peru declared a brief cease-fire with Chile.", ("Peru", "retreatsFrom", "Chile")),
    ("Peru lifted a ban on imports of Chilean fruit.", ("Peru", "concedesTo", "Chilean")),
    ("Peru returned two statues to Chile.", ("Peru", "concedesTo", "Chile")),
    ("Ana Solís called on Tom Reed to discuss the budget.", ("Ana Solís", "consults", "Tom Reed")),
    ("Ana Solís called on Tom Reed to resign.", ("Ana Solís", "requests", "Tom Reed")),
    ("Peru's air force bombed Chile.", ("Peru's air force", "assaults", "Chile")),
    ("Norway accepted a hundred Chilean refugees.", ("Norway", "aids", "Chilean refugees")),
    ("Peru released two Chilean ships.", ("Peru", "concedesTo", "Chilean")),
    ("Tom Reed said that Peru must open its ports.", ("Tom Reed", "requests", "Peru")),
    ("“Chile should wait,” said Ana Solís.", ("Ana Solís", "requests", "Chile")),
    ("Tom Reed voiced criticism of Chile's budget.", ("Tom Reed", "accuses", "Chile")),
    ("The Orm Bank called for sanctions against Chile.", ("Orm Bank", "accuses", "Chile")),
    ("Peru launched legal action against Chile.", ("Peru", "accuses", "Chile")),
    ("Peruvian and Chilean negotiators met in Oslo.", ("Peruvian", "consults", "Chilean")),
    ("Peruvian militants wounded six farmers during a raid in Chile.",
     ("Peruvian militants", "assaults", "Chile")),
    ("The Orm Bank's chief met Ana Solís.", ("The Orm Bank's chief", "consults", "Ana Solís")),
    ("Chile stormed a camp in Peru's eastern region.", ("Chile", "assaults", "Peru")),
    ("Ana Solís rejected an appeal filed by Tom Reed.", ("Ana Solís", "rejects", "Tom Reed")),
    ("Peru repeated its demand that Chile close the camp.", ("Peru", "requests", "Chile")),
    ("Peru granted the Chilean senate permission to meet.",
     ("Peru", "concedesTo", "Chilean senate")),
    ("Ana Solís declared a state of siege in Lima.", ("Ana Solís", "coerces", "Lima")),
    ("Peruvian rebels clashed with Chilean police.",
     ("Peruvian rebels", "assaults", "Chilean police")),
    ("Peruvian students clashed with Chilean police.",
     ("Peruvian students", "protestsAgainst", "Chilean police")),
    ("Peru clashed with Chile over fish.", ("Peru", "accuses", "Chile")),
    ("Peru said that Chile was responsible.", ("Peru", "accuses", "Chile")),
    ("LIMA (Valley Wire): Peru on Monday praised Chile.", ("Peru", "supports", "Chile")),
    ("A painter by trade, Tom Reed praised Chile.", ("Tom Reed", "supports", "Chile")),
    ("The Orm Bank published a report accusing Chile of fraud.", ("Orm Bank", "accuses", "Chile")),
    ("Ana Solís attacked Tom Reed for his taxes.", ("Ana Solís", "accuses", "Tom Reed")),
    ("Ana Solís attacked Tom Reed with a knife.", ("Ana Solís", "assaults", "Tom Reed")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), INTERACTIONS)
def test_interactions_have_agent_and_recipient(read, sentence, expected):
    assert expected in read(sentence).relations


FACTUALITY = [
    ("Peru attacked Chile.", "assaults", "Asserted"),
    ("Peru did not attack Chile.", "assaults", "Negated"),
    ("Peru never attacked Chile.", "assaults", "Negated"),
    ("Peru may attack Chile.", "assaults", "Hypothetical"),
    ("If Peru attacked Chile, many would flee.", "assaults", "Hypothetical"),
    ("Has Peru attacked Chile?", "assaults", "Hypothetical"),
    ("Peru will attack Chile.", "assaults", "Planned"),
    ("Peru plans to attack Chile.", "assaults", "Planned"),
    ("Tom Reed said that Peru would attack Chile in May.", "assaults", "Planned"),
    ("Tom Reed said that Peru would attack Chile if it had to.", "assaults", "Hypothetical"),
    ("Tom Reed said that Peru would have attacked Chile.", "assaults", "Hypothetical"),
    ("The text does not condemn the Chilean invasion of Peru.", "assaults", "Asserted"),
    ("Chile did not launch an invasion of Peru.", "assaults", "Negated"),
    ("Tom Reed said that Peru had attacked Chile.", "assaults", "Reported"),
    ("Tom Reed denied that Peru had attacked Chile.", "assaults", "Negated"),
    ("Tom Reed says that Peru attacked Chile; Petra Brook denies it.", "assaults", "Reported"),
    ("Peru threatened to attack Chile.", "assaults", "Hypothetical"),
    ("Peru refused to meet Chile.", "consults", "Negated"),
    ("Peru has to attack Chile.", "assaults", "Hypothetical"),
    ("Peru had to attack Chile.", "assaults", "Asserted"),
    ("Peru lifted its embargo against Chile.", "coerces", "Negated"),
    (
        "He said that tolls had not come up, and that Ana Solís would visit Peru.",
        "consults",
        "Planned",
    ),
    ("Tom Reed oversees the Orm Bank's campaign to arrest Ana Solís.", "coerces", "Hypothetical"),
]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), FACTUALITY)
def test_factuality_comes_from_mood_negation_and_what_stands_above(
    read, sentence, predicate, expected
):
    assert read(sentence).factuality(predicate) == {expected}


def test_who_reports_is_the_speaker(read):
    reading = read("Tom Reed said that Peru had attacked Chile.")
    relation = next(r for r in reading.extraction.relations if r.predicate == "assaults")
    assert reading.words(relation.speaker) == "Tom Reed"


def test_the_place_is_read_from_the_same_clause(read):
    reading = read("Ana Solís met Tom Reed in Lima.")
    relation = next(r for r in reading.extraction.relations if r.predicate == "consults")
    assert reading.words(relation.place) == "Lima"


def test_what_one_is_told_of_others_is_no_request_to_them(read):
    told = read("Ana Varga told Peru that Chile will leave.").relations
    assert "requests" not in {predicate for _, predicate, _ in told}


NONE = [
    ("Tom Reed praised the Peru-Chile talks.", "supports"),
    ("Anti-Peruvian protesters cursed Chile.", "protestsAgainst"),
    ("Peru insists Chile had no part in it.", "requests"),
    ("Tom Reed said that Ana Solís must be freed.", "requests"),
    ("Tom Reed said that Peru was not behind the raid.", "accuses"),
    ("Tom Reed said that Ana Solís was behind him.", "accuses"),
    ("Peruvian police wounded six farmers during a raid in Peru.", "assaults"),
    ("Every Orm Bank director praised Chile.", "supports"),
    ("Tom Reed said that Chile should have known.", "requests"),
    ("Tom Reed says Ana Solís and Peru want peace.", "requests"),
    ("Peru voiced criticism of Tom Reed's wife.", "accuses"),
    ("Peru condemned Tom Reed's murder.", "accuses"),
    ("Tom Reed filed a complaint with Peru's board.", "accuses"),
    ("The Liberal Party took control of Parliament.", "assaults"),
    ("Tom Reed laughed, calling Ana Solís a bore.", "consults"),
    ("He spoke of a raid by Peruvians, a word which Chile rejects.", "rejects"),
    ("Ana Solís will visit Lima.", "agreesWith"),
    ("Tom Reed won a battle of wits with Ana Solís.", "assaults"),
    ("Tom Reed, who signed the law, and his wife, Ana Reed, spoke.", "supports"),
    ("Tom Reed defended the Arctic island.", "supports"),
    ("The Teachers Union of Velm and the Orm Bank sued.", "cooperatesWith"),
    ("Reed of the League to Stop Hunger in Peru spoke.", "consults"),
    ("France will open a consulate in Lima.", "agreesWith"),
    ("Tom Reed said it would recognize Orsinia's independence from Peru.", "agreesWith"),
    ("Chile demanded the release of the Peruvian lawyer.", "requests"),
    ("The Orm Bank flew medicine into Peru.", "consults"),
    ("They made Tom Reed back off his Peru plans.", "supports"),
    ("“Never, Tom Reed,” Ana Solís shot back.", "assaults"),
    ("Chile accused Peru of building up its forces in the Arctic.", "retreatsFrom"),
]


@pytest.mark.parametrize(("sentence", "predicate"), NONE)
def test_no_interaction_is_read_where_none_is_told(read, sentence, predicate):
    assert predicate not in {found for _, found, _ in read(sentence).relations}
