"""From bytes to text, in every encoding that news comes in."""

from __future__ import annotations

import pytest

from depesche.ingest.encoding import decode, is_binary

GERMAN = "Größe der Übung in Österreich: „sehr groß“ – sagte Minister Müller."
RUSSIAN = "Министр иностранных дел России прибыл в Тегеран в воскресенье и сказал журналистам."


@pytest.mark.parametrize(
    ("data", "text", "encoding", "told"),
    [
        (GERMAN.encode(), GERMAN, "utf-8", False),
        (GERMAN.encode("utf-8-sig"), GERMAN, "utf-8", False),
        (GERMAN.encode("utf-16"), GERMAN, "utf-16-le", False),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), GERMAN, "utf-16-be", False),
        (GERMAN.encode("utf-32"), GERMAN, "utf-32-le", False),
        (GERMAN.encode("utf-16-le"), GERMAN, "utf-16-le", True),
        (GERMAN.encode("utf-16-be"), GERMAN, "utf-16-be", True),
        (GERMAN.encode("cp1252"), GERMAN, "cp1252", True),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", True),
        (b"Der Minister\x00 sagte \x01 nein.", "Der Minister\x00 sagte \x01 nein.", "utf-8", False),
        ("\u202eRTL \U0001f680".encode(), "\u202eRTL \U0001f680", "utf-8", False),
        (b"", "", "utf-8", False),
    ],
)
def test_decode(data: bytes, text: str, encoding: str, told: bool) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert [i.code for i in decoded.issues] == ["input.encoding"] * told
    assert not is_binary(data)


@pytest.mark.parametrize(
    ("declared", "read_as"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("'koi8-r'", "koi8-r"),
        ("erfunden", "cp1252"),
        ("hex", "cp1252"),
        (None, "cp1252"),
    ],
)
def test_a_declared_encoding_holds_where_it_can(declared: str | None, read_as: str) -> None:
    data = "„a“ ö".encode("cp1252")
    assert decode(data, declared).text == data.decode(read_as)


def test_utf8_goes_before_a_false_declaration() -> None:
    assert decode(GERMAN.encode(), "iso-8859-1").text == GERMAN


def test_mixed_encodings_are_told_with_their_place() -> None:
    line = "Größe der Übung\n"
    decoded = decode(line.encode() * 3 + line.encode("cp1252") + b"\x81 Ende")
    assert decoded.text == line * 4 + "\ufffd Ende"
    assert [i.code for i in decoded.issues] == ["input.encoding"] * 2
    spans = [i.span for i in decoded.issues]
    assert [s.of(decoded.text) for s in spans if s] == ["ö", "\ufffd"]


def test_bytes_that_are_nothing_are_told() -> None:
    decoded = decode(b"\xff\xfe" + "Wien".encode("utf-16-le") + b"\x00\xd8" + b"a\x00")
    assert "\ufffd" in decoded.text
    assert [i.code for i in decoded.issues] == ["input.encoding"]


def test_long_texts_are_decoded_quickly() -> None:
    assert len(decode(GERMAN.encode("cp1252") * 200_000).text) == len(GERMAN) * 200_000
    mixed = (GERMAN.encode() * 3 + GERMAN.encode("cp1252")) * 20_000
    assert decode(mixed).text.startswith(GERMAN)
