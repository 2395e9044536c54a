"""A decisions file: what a line may say, and how each fault is told."""

import pytest

from kg.decisions import Decision, Reference, Verdict, append_decisions, read_decisions
from kg.decisions.columns import COLUMNS, HEADER
from kg.errors import DecisionError
from kg.model import EntityClass

HEAD = "\t".join(COLUMNS)


def write(path, *lines, head=HEAD):
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    return tmp_path / "decisions.tsv"


GOOD = [
    ("same\tAna Orm\tperson\t\tA. Orm\tPerson", "same “Ana Orm” (Person) and “A. Orm” (Person)"),
    ("Different\tOrm\tPerson\ta.txt\tOrm\tPerson\tb.txt",
     "different “Orm” (Person in a.txt) and “Orm” (Person in b.txt)"),
    ("rename\tQTB\tOrganization\t\t\t\t\tQuastel  Trade Bank",
     "rename “QTB” (Organization) to Quastel Trade Bank"),
    ("class\tOrm\tPlace\t\t\t\t\torganization", "class “Orm” (Place) to Organization"),
    ("link\tOrm\tPlace\t\t\t\t\tQ64", "link “Orm” (Place) to Q64"),
    ("link\tOrm\tPlace\t\t\t\t\t-", "link “Orm” (Place) to -"),
    ("link\tOrm\tPlace\t\t\t\t\tQ64\t\t\t\t\t\t\t", "link “Orm” (Place) to Q64"),
    ('rename\t"Ana ""Nan"" Orm"\tPerson\t\t\t\t\tNan Orm',
     'rename “Ana "Nan" Orm” (Person) to Nan Orm'),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), GOOD)
def test_a_line_is_a_decision(file, line, told):
    (decision,) = read_decisions(write(file, line)).lines
    assert str(decision) == told
    assert decision.line == 2


BAD = [
    ("sames\tA\tPerson\t\tB\tPerson", "no verdict 'sames'"),
    ("same\tA\tPersn\t\tB\tPerson", "column class: there is no class 'Persn'"),
    ("same\tA\tPerson\t\tB\tPosition", "column other_class: there is no class 'Position'"),
    ("same\tA\tPerson\t\t\tPerson", "other_name"),
    ("same\t\tPerson\t\tB\tPerson", "column name"),
    ("same\tThe A\tPerson\t\ta\tPerson", "give the articles"),
    ("rename\tA\tPerson", "a new name"),
    ("class\tA\tPerson\t\t\t\t\tPersn", "'Persn'"),
    ("link\tA\tPerson\t\t\t\t\tBerlin", "an item (Q64)"),
    ("rename\tA\tPerson\t\t\t\t\tB\tme\tyesterday", "2026-01-31"),
    ("same" + "\tA" * 20, "21 cells for 11 columns"),
    ('rename\tA\tPerson\t\t\t\t\t"B\tme\t2026-01-31', "line 3: its quotation marks do not fit"),
    ('rename\tA\tPerson\t\t\t\t\t"B" C', "line 3: its quotation marks do not fit"),
    ("rename\tA\tPerson\t\t\t\t\t" + "B" * 200_000, "(field larger than field limit"),
    ("rename\tA\tPerson\t\t\t\t\tB\0", r"line 3: it holds the control character '\x00'"),
]


@pytest.mark.parametrize(("line", "told"), BAD)
def test_a_fault_is_told_with_file_and_line(file, line, told):
    with pytest.raises(DecisionError) as caught:
        read_decisions(write(file, "# remark", line))
    assert f"{file}, line 3: " in str(caught.value)
    assert told in str(caught.value)


def test_a_missing_column_is_named(file):
    with pytest.raises(DecisionError, match="the columns other_article, why are missing"):
        read_decisions(write(file, head="\t".join(COLUMNS[:6] + COLUMNS[7:-1])))


def test_a_file_that_is_no_text_is_named(file):
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionError, match="UTF-8"):
        read_decisions(file)


def test_columns_may_stand_in_any_order_among_the_users_own(file):
    columns = ["note", *reversed(COLUMNS)]
    row = {"verdict": "rename", "name": "A", "class": "Person", "to": "B", "note": "!"}
    write(file, "\t".join(row.get(c, "") for c in columns), head="\t".join(columns))
    (decision,) = read_decisions(file).lines
    assert (decision.verdict, decision.about.name, decision.to) == (Verdict.RENAME, "A", "B")


RENAME = Decision(
    Verdict.RENAME, Reference("A", EntityClass.PERSON, "a.txt"), to='B "b"', who="me",
    when="2026-01-31", why="it is\nso",
)  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        b"",
        HEADER.encode(),
        b"# only a remark",
        f"{HEAD}\r\nrename\tC\tPerson\t\t\t\t\tD\r\n# end".encode(),
        b"\xef\xbb\xbf" + HEAD.encode(),
        "\t".join([*reversed(COLUMNS), "mine"]).encode(),
    ],
)
def test_what_stands_in_the_file_stays_and_what_is_added_is_read_back(file, before):
    file.write_bytes(before)
    append_decisions(file, [RENAME])
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.endswith(b"\r\n" if b"\r\n" in before else b"\n")
    last = read_decisions(file).lines[-1]
    assert (last.content, last.who, last.when, last.why) == (
        RENAME.content, "me", "2026-01-31", "it is so",
    )  # fmt: skip
    append_decisions(file, [RENAME])
    assert file.read_bytes().startswith(after)
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file_explains_itself(file):
    append_decisions(file, [RENAME])
    assert file.read_text(encoding="utf-8").startswith(HEADER)


def test_the_hash_tells_what_is_decided_and_not_by_whom_or_in_which_order(file):
    lines = ["same\tA\tPerson\t\tB\tPerson", "rename\tA\tPerson\t\t\t\t\tC"]
    hashed = read_decisions(write(file, *lines)).hash
    turned = ["rename\tA\tPerson\t\t\t\t\tC\tme\t2026-01-31\tso", "same\tB\tPerson\t\tA\tPerson"]
    assert read_decisions(write(file, *turned)).hash == hashed
    assert read_decisions(write(file, lines[0])).hash != hashed
    assert read_decisions(write(file)).hash == ""
