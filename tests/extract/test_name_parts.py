"""What stands around and inside a name: series, titles, kinds, portfolios, eponyms."""

import pytest

NAMES = [
    # A series is of one kind, and so are the examples of a plural.
    ("They read Reuters, Greldor, and the New York Times.", "Greldor", "Organization"),
    ("Rivals of carmakers such as Toyota, Brelk, and Honda left.", "Brelk", "Organization"),
    ("They praised goalkeepers Grelm Vordas and Brelm Sando.", "Brelm Sando", "Person"),
    # A town in a town; a person's name behind an office that is a surname.
    ("She was born in Grelvik, Drelmark.", "Drelmark", "Place"),
    ("Senator Dean said no. They asked Governor Green.", "Dean", "Person"),
    ("Senator Dean said no. They asked Governor Green.", "Green", "Person"),
    ("The murder of Grelbing shook the town.", "Grelbing", "Person"),
    ("Grelbing, 45, said that she would stay.", "Grelbing", "Person"),
    ("Drugmaker Sanolux fell.", "Sanolux", "Organization"),
    ("Jan Krelse welcomed the vote.", "Jan Krelse", "Person"),
    ("They asked the Ethics and Anti-Corruption Commission.",
     "Ethics and Anti-Corruption Commission", "Organization"),
    ("They founded a party called Rung Arel.", "Rung Arel", "Organization"),
    ("She told Nowy Kurier that she would stay.", "Nowy Kurier", "Organization"),
    ("She was mayor of Grelbing. The outskirts of Grelbing burn.", "Grelbing", "Place"),
    ("He is the founder of Grelbika. Analysts at Grelbika agree.", "Grelbika", "Organization"),
    # A given name and a surname, though both are words; an office in front.
    ("They praised Grace Swift and Art Cooper.", "Grace Swift", "Person"),
    ("They praised Grace Swift and Art Cooper.", "Art Cooper", "Person"),
    ("The Chair of the Grelvin Committee spoke.", "Grelvin Committee", "Organization"),
    ("Grelvin President Moldrake left.", "Moldrake", "Person"),
    # What the model sees in part.
    ("They met Lam Relv-wing of the party.", "Lam Relv-wing", "Person"),
    ("Prosecutor Han Sol-won left.", "Han Sol-won", "Person"),
    ("The newspaper Le Grelm du Matin printed it.", "Le Grelm du Matin", "Organization"),
    ("Caspar van den Brink met Ana Quispe de la Torre.", "Ana Quispe de la Torre", "Person"),
    ("The governor Josphat Mwangemi Karisa left.", "Josphat Mwangemi Karisa", "Person"),
    ("Moon Hye-young and Cho Min-dong came.", "Moon Hye-young", "Person"),
    ("Athletes Vatis Grelaitis and Jon Nick came.", "Vatis Grelaitis", "Person"),
    ("The speech was given in Orm Court Auditorium.", "Orm Court Auditorium", "Place"),
    ("Home\n\nGrelvik Memorial Building\n\nShe spoke for an hour.",
     "Grelvik Memorial Building", "Place"),
    ("Atlantic Grelvo was sold. Staff of Atlantic Grelvo left. It was the Atlantic Grelvo.",
     "Atlantic Grelvo", "Organization"),
    # Districts, and lands called by what they are.
    ("He won in the Orm Hills West electoral constituency.", "Orm Hills West", "Place"),
    ("The Umbria region votes.", "Umbria", "Place"),
    ("Wolnews interviews Tom Reed\n\nThe talk was long.", "Wolnews", "Organization"),
    ("They struck at dawn. The raids on IS targets went on.", "IS", "Organization"),
    ("Grelvik keeper Tom Reed left.", "Grelvik", "Organization"),
    # Eponyms.
    ("It was seen by the Ana Grelvin Weather Satellite.", "Ana Grelvin", "Person"),
    ("They met at the Relvin Stok Grelm Memorial in Lima.", "Relvin Stok Grelm", "Person"),
    ("The charter of the United Nations, the Charter of the United Nations, is old.",
     "United Nations", "Organization"),
]  # fmt: skip

NO_NAMES = [
    (
        "The Home Secretary spoke. The Shadow Home Secretary left.",
        {"Home", "Shadow Home", "Shadow"},
    ),
    ("He was Director of Media.", {"Media"}),
    ("THE PRIME MINISTER: Good morning.", {"PRIME"}),
    ("She thanked this State. In this town and State we vote for this State.", {"State"}),
    ("She came to the Floor.", {"Floor"}),
    ("He is the Man of the Year.", {"Man"}),
    ("Sparta Let Nerves Win\n\nThe game was slow.", {"Let"}),
    ("Peru 2 - 0 Chile was the score.", {"Peru 2"}),
    ("They marched under #GrelvoNow and #Grelvin.", {"GrelvoNow", "Grelvin"}),
    (
        "It was a Franco-Bordurian plan. A German-Peruvian couple came.",
        {"Franco-Bordurian", "German-Peruvian"},
    ),
    ("She is professor of Applied Economics at Lima University.", {"Applied Economics"}),
    ("Software is a key driver.", {"Software"}),
    ("Adm. Hugo Serra left.", {"Adm.", "Adm"}),
    ("The Data Retention Act was passed.", {"Data Retention Act"}),
    ("They fired Oresk missiles. The Oresk missile fell into the sea.", {"Oresk"}),
    ("Many Roman Catholics voted. It is a Roman Catholic school.", {"Roman Catholic"}),
]


@pytest.mark.parametrize(("text", "name", "entity_class"), NAMES)
def test_a_name_has_its_extent_and_class(read, text, name, entity_class):
    assert (name, "name", entity_class) in read(text).mentions


@pytest.mark.parametrize(("text", "others"), NO_NAMES)
def test_words_of_titles_and_lines_are_no_names(read, text, others):
    assert others.isdisjoint(m[0] for m in read(text).mentions if m[1] == "name")


def test_a_land_that_is_called_by_its_kind_is_the_land(read):
    mentions = read("She lives in the State of Texas. The State of Texas sued.").extraction.mentions
    assert {m.name for m in mentions if m.entity_class == "Place"} == {"Texas"}


def test_a_given_name_that_is_a_persons_tells_of_the_full_name(read):
    text = "There is a Britta Grelms story. They spoke of Britta, and Britta laughed."
    assert ("Britta Grelms", "name", "Person") in read(text).mentions


def test_a_state_within_an_unknown_name_is_a_mention_that_takes_part_in_nothing(read):
    reading = read("Staff of Grain Vespers Peru met Tom Reed.")
    assert "Peru" not in {r.subject for r in reading.extraction.relations}


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("North Korea fired a rocket. Peru warned the North.", {"North": "North Korea"}),
        ("South Korea and North Korea talk. The North asked the South's envoy to come.",
         {"North": "North Korea", "South": "South Korea"}),
        ("South Africa votes. He lived in the South for years.", {}),
        ("North Korea fired a rocket over the North Pacific. They lived in the north.", {}),
    ],
)  # fmt: skip
def test_a_direction_alone_is_the_half_of_a_divided_land_that_is_named(read, text, lands):
    mentions = read(text).extraction.mentions
    assert {m.text: m.name for m in mentions if m.text in {"North", "South", "north"}} == lands
