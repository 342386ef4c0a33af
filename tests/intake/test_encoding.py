"""From bytes to text."""

from __future__ import annotations

import pytest

from onrecord.intake.encoding import decode

QUOTED = "“We won’t,” said Müller – and left."
FRENCH = "Le ministre a déclaré à la presse que les négociations étaient terminées, dès l’après-midi. Où ? Ça alors !"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_explains_itself(encoding: str) -> None:
    """UTF-8, and UTF-16 and UTF-32 with a mark, are read without a guess."""
    decoded = decode(QUOTED.encode(encoding))
    assert (decoded.text, decoded.notes) == (QUOTED, ())


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_both_byte_orders_are_read(mark: str) -> None:
    """The mark tells the order of bytes, and UTF-32 from UTF-16."""
    assert decode(("\ufeff" + QUOTED).encode(mark)).text == QUOTED


@pytest.mark.parametrize(
    "text", [QUOTED, "The café’s owner said “no”.", "It cost £5 – or 5 €.", FRENCH, "El ministro dijo: ¿qué será mañana?"]
)
def test_western_text_is_windows_1252(text: str) -> None:
    """Typographic marks and accents of Western text are not taken for those of another code page; a note says it is a guess."""
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.notes) == (text, ("encoding guessed: cp1252",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр иностранных дел заявил, что переговоры продолжатся. Он отказался отвечать на вопросы.", "cp1251"),
        ("Ministr zahraničí řekl, že jednání budou pokračovat příští týden. Účastníci odmítli odpovědět.", "cp1250"),
        ("Minister powiedział, że rozmowy będą kontynuowane w przyszłym tygodniu. Żaden nie odpowiedział.", "cp1250"),
        ("Dışişleri Bakanı görüşmelerin pazartesi günü süreceğini söyledi. Gazetecilerin sorularını yanıtlamadı.", "cp1254"),
        ("Ο υπουργός Εξωτερικών είπε ότι οι συνομιλίες θα συνεχιστούν τη Δευτέρα.", "cp1253"),
        ("外交部长说，会谈将在星期一继续举行。他拒绝回答记者的问题。", "gb18030"),
    ],
)
def test_other_scripts_are_told(text: str, encoding: str) -> None:
    """Text of other languages in their old code pages is read right, and noted as guessed."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes == (f"encoding guessed: {encoding}",)


def test_damaged_utf_8_stays_utf_8() -> None:
    """A few broken bytes in UTF-8 are replaced; they do not turn the whole file into another encoding."""
    decoded = decode("“Yes,” he said – “yes”.".encode() + b" \xff and \xe2\x80")
    assert decoded.text == "“Yes,” he said – “yes”. \ufffd and \ufffd"
    assert decoded.notes == ("not valid utf-8: what could not be decoded is replaced by U+FFFD in 2 places",)


def test_what_windows_1252_does_not_know_is_replaced() -> None:
    """A byte that means nothing is replaced, and the note says where the reader must not trust the text."""
    decoded = decode(b"The \x81 minister said \x93no\x94 to them all.")
    assert decoded.text == "The \ufffd minister said “no” to them all."
    assert decoded.notes[1].endswith("U+FFFD in 1 place")


@pytest.mark.parametrize("label", ["windows-1251", "Windows-1251", "cp1251"])
def test_a_page_declares_its_encoding(label: str) -> None:
    """What a page says of its encoding goes before a guess."""
    page = f'<html><head><meta charset="{label}"></head><p>Да.</p>'
    assert decode(page.encode("cp1251")).text == page


def test_latin_1_is_read_as_browsers_do() -> None:
    """A page that declares ISO-8859-1 has Windows-1252's quotation marks."""
    page = "<?xml version='1.0' encoding='ISO-8859-1'?><html><p>“Ja,” sagte Müller.</p></html>"
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize("label", ["rot13", "hex", "unicode_escape", "utf-7", "idna", "no-such-thing", "utf-16"])
def test_a_declared_encoding_must_be_one_of_text(label: str) -> None:
    """Python's codecs that are no encodings of text, and false declarations, are not followed."""
    page = f'<html><head><meta charset="{label}"></head><p>“Ja,” sagte Müller dort.</p>'
    assert decode(page.encode("cp1252")).text == page
    assert decode(page.encode()).text == page
