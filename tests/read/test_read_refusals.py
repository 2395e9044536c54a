"""Texts that are turned away, and texts that must not be."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg.errors import UnreadableArticle
from kg.read.decode import read_text, to_text
from kg.read.refusals import MOST_CHARACTERS, refuse

GERMAN = (
    "Die Finanzministerin von Ruritanien traf am Montag in Lima ihren Amtskollegen. Beide sprachen"
    " lange über den Handel und über die Grenze, an der es seit Monaten Streit gibt. Die Opposition"
    " warf der Regierung vor, sie habe zu viel versprochen und zu wenig gehalten. Ein Sprecher"
    " sagte, man werde im Frühjahr weiter verhandeln, wenn die Lage es erlaubt. Mehr sagte er nie."
)
SPANISH = (
    "La ministra de Hacienda se reunió el lunes en Lima con su homólogo de Ruritania. Los dos"
    " hablaron durante horas sobre el comercio y sobre la frontera, donde desde hace meses hay"
    " disputas. La oposición acusó al Gobierno de haber prometido demasiado y cumplido poco. Un"
    " portavoz dijo que las conversaciones seguirán en primavera si la situación lo permite. No"
    " quiso decir dónde ni con quién, y se fue sin responder a nadie."
)
RUSSIAN = (
    "Министр финансов встретилась в понедельник в Лиме со своим коллегой из Руритании. Они долго"
    " говорили о торговле и о границе, о которой уже несколько месяцев идёт спор. Оппозиция"
    " упрекнула правительство в том, что оно слишком много обещало и слишком мало сделало."
    " Представитель сказал, что переговоры продолжатся весной, если положение позволит."
    " Больше он ничего не сказал и сразу уехал."
)
NAMES = (
    "Those present: Ana Solís, Peru; Tom Reed, Ruritania; Mia Chen, Atlantis; Juan de la Cruz,"
    " Bolivia; Rosa Quispe, Peru; Jorge Huamán, Ecuador; Luis Vargas, Chile; Carmen Choque, Peru;"
    " Pedro Ticona, Bolivia; Elena Puma, Peru; Mario Chávez, Colombia; Inés Cárdenas, Ecuador;"
    " Raúl Mendoza, Venezuela; Lucía Torres, Paraguay; Marek Kowal, Ruritania; Jan Nowak, Atlantis."
)

QUOTING = (
    f"“{GERMAN}”, said the minister of Ruritania, and the press that had come to Lima to hear"
    " him from all over the continent wrote it down without a word of it being understood,"
    " while the interpreter of the ministry was on the way to the airport with his family."
)


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "de"), (SPANISH, "es"), (RUSSIAN, "ru"), (GERMAN * 20, "de")]
)
def test_another_language_is_turned_away(text, language):
    with pytest.raises(UnreadableArticle, match=f"another language \\('{language}'\\)"):
        refuse(text, "talks.txt")


@pytest.mark.parametrize(
    "text",
    [
        GERMAN[:200],
        NAMES,
        NAMES * 5,
        "MINISTERS MEET IN LIMA. " * 20,
        QUOTING,
        "Lima",
    ],
    ids=["short", "names", "many names", "capitals", "quotation", "word"],
)
def test_what_may_be_english_is_let_in(text):
    refuse(text, "talks.txt")


@pytest.mark.parametrize("text", ["", " \n", "2026 — 28/01 …", "🙂"])
def test_a_text_without_letters_is_empty(text):
    with pytest.raises(UnreadableArticle, match=r"talks\.txt: it is empty"):
        refuse(text, "talks.txt")


def test_a_text_beyond_the_limit_is_turned_away():
    refuse("the word " * (MOST_CHARACTERS // 9), "talks.txt")
    with pytest.raises(UnreadableArticle, match="more than 1,000,000 characters"):
        refuse("the word " * (MOST_CHARACTERS // 9 + 1), "talks.txt")


class Endless(BytesIO):
    """A file that is longer than anyone would read."""

    def read(self, size=-1, /):
        assert size > 0, "the whole of it was asked for"
        return b"a" * size


def test_a_huge_file_is_not_read_to_its_end():
    with pytest.raises(UnreadableArticle, match="more than 1,000,000 characters"):
        read_text(Endless(), "talks.txt")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Ana Solís\r\n\tleft\r".encode(), "Ana Solís\r\n\tleft\r"),
        ("Ana Solís".encode("utf-8-sig"), "Ana Solís"),
        ("Ana Solís".encode("utf-16"), "Ana Solís"),
        (b"\xfe\xff" + "Ana Solís".encode("utf-16-be"), "Ana Solís"),
        ("e\u0301 \ufb01 \u00a0\u2028".encode(), "e\u0301 \ufb01 \u00a0\u2028"),
    ],
)
def test_text_is_kept_exactly(content, text):
    assert to_text(content, "talks.txt") == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04\x00\x00", "it holds binary data"),
        (b"\x01\x02\x03\x04\x05abc", "it holds binary data"),
        (b"\x89\x90\x81\x82\x83\x84", "it holds binary data"),
        ("a\0b".encode("utf-16"), "it holds binary data"),
        (b"\xff\xfe\x00\xd8", "it is not UTF-16-LE text"),
        (
            "Ana Solís".encode("latin-1"),
            "it is not UTF-8 text (byte 0xed at position 7); save it as UTF-8, for example with",
        ),
    ],
)
def test_what_is_no_text_is_told(content, reason):
    with pytest.raises(UnreadableArticle) as caught:
        to_text(content, "talks.txt")
    assert caught.value.reason.startswith(reason)
