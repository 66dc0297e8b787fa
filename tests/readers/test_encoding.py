"""Bytes of any encoding that Chinese papers come in give their text; bytes that are no text are refused."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.errors import UnusableInput
from govdocparse.readers import text
from govdocparse.readers.encoding import decode
from govdocparse.readers.reading import Limits

SIMPLIFIED = (
    "某某市人民政府关于推动经济高质量发展的若干政策的通知\n各区、县（市）人民政府，市政府各部门、各直属单位：\n"
    "　　一、支持科技创新。企业研发费用不超过500万元的，给予20%的补助。\n2025年3月31日\n"
)
TRADITIONAL = "行政院函：各機關應依規定辦理，並於民國一百年十二月三十一日前將執行情形報院備查。\n"


def latin(data: bytes) -> str:
    """Bytes as Windows-1252 gives them, undefined ones as control characters."""
    return "".join(chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252") for byte in data)


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "GBK", "x-gbk", "big5", "iso-8859-1", "no-such-charset"])
@pytest.mark.parametrize(
    ("codec", "name", "written"),
    [
        ("utf-8", "utf-8", SIMPLIFIED),
        ("utf-8-sig", "utf-8", SIMPLIFIED),
        ("gb18030", "gb18030", SIMPLIFIED),
        ("gbk", "gb18030", SIMPLIFIED),
        ("gb18030", "gb18030", TRADITIONAL),
        ("big5hkscs", "big5hkscs", TRADITIONAL),
        ("utf-16", "utf-16-le", SIMPLIFIED),
        ("utf-16-le", "utf-16-le", SIMPLIFIED),
        ("utf-16-be", "utf-16-be", SIMPLIFIED),
        ("utf-32", "utf-32-le", SIMPLIFIED),
    ],
)
def test_content_decides_whatever_is_declared(codec: str, name: str, written: str, declared: str | None) -> None:
    assert decode(written.encode(codec), declared) == (name, written)


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        (b"", None, ""),
        (b"\xef\xbb\xbf", None, ""),
        (b"\xff\xfe", None, ""),
        (b"plain ASCII\n", None, "plain ASCII\n"),
        ("abc\n".encode("utf-16-le"), None, "abc\n"),
        ("一、".encode("gb18030"), None, "一、"),
        ("一".encode("gb18030"), "gb2312", "一"),
        ("通知".encode("gb18030"), None, "通知"),
        ("長度：5·3×2±1".encode(), None, "長度：5·3×2±1"),
        ("A·B × 20°".encode(), None, "A·B × 20°"),
        (b"\xd6\xa7\xb3\xd6100\x80", "gb2312", "支持100€"),
        ("中国—东盟·会议".encode("gb18030"), "gb2312", "中国—东盟·会议"),
        ("\U00020bb7野家与㐂".encode("gb18030"), "gb2312", "\U00020bb7野家与㐂"),
        (b"~{VPND~}", "hz-gb-2312", "中文"),
        ("* 90 團體商".encode("big5"), "big5", "* 90 團體商"),
        ("营商环境持续改善".encode("utf-16-le"), None, "营商环境持续改善"),
        (b"\x84\x31\x95\x33" + "公文".encode("gb18030"), None, "公文"),
    ],
)
def test_single_cases(data: bytes, declared: str | None, expected: str) -> None:
    assert decode(data, declared)[1] == expected


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_cut_last_character_is_borne(codec: str, cut: int) -> None:
    data = (SIMPLIFIED + "公文").encode(codec)[:-cut]
    name, decoded = decode(data)
    assert name == codec
    assert decoded.startswith(SIMPLIFIED)
    assert decoded.removeprefix(SIMPLIFIED) in ("公\ufffd", "公", "\ufffd")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_broken_bytes_cost_their_characters_only(codec: str) -> None:
    data = bytearray((SIMPLIFIED * 5).encode(codec))
    data[100] = data[700] = 0xFF
    name, decoded = decode(bytes(data))
    assert name == codec
    assert 1 <= decoded.count("\ufffd") <= 6
    assert decoded.count("企业研发费用") >= 4


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_zero_bytes_that_a_disk_left_are_no_text(codec: str) -> None:
    data = SIMPLIFIED.encode(codec)
    place = data.index("研发".encode(codec))
    assert decode(data + bytes(4096)) == (codec, SIMPLIFIED)
    assert decode(data[:place] + bytes(4096) + data[place:]) == (codec, SIMPLIFIED.replace("研发", "\ufffd研发"))


def test_lines_of_two_encodings_are_read_each_in_its_own() -> None:
    data = SIMPLIFIED.encode() + SIMPLIFIED.encode("gb18030")
    assert decode(data) == ("utf-8 and gb18030 mixed", SIMPLIFIED * 2)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (latin(SIMPLIFIED.encode()), SIMPLIFIED),
        (SIMPLIFIED.encode().decode("latin-1"), SIMPLIFIED),
        (latin(SIMPLIFIED.encode("gb18030")), SIMPLIFIED),
        ("æµ™æ±Ÿ", "浙江"),
        ("璇烽棶", "请问"),
        ("ÖÐ¹ú", "中国"),
    ],
)
def test_text_that_was_decoded_wrongly_is_restored(wrong: str, right: str) -> None:
    assert decode(wrong.encode()) == ("utf-8 (decoded twice)", right)


def test_bytes_lost_on_the_way_cost_their_characters_only() -> None:
    wrong = SIMPLIFIED.encode().decode("gbk", "replace")
    name, decoded = decode(wrong.encode())
    assert name == "utf-8 (decoded twice)"
    assert "某某市人民政府关于推动经济" in decoded


@pytest.mark.parametrize(
    "sound", ["请问", "中国", "é à ü", "锛", "编码的错误示例：æµ™æ±Ÿ。", "价格£5", SIMPLIFIED, TRADITIONAL, "Ä Ö Ü ß"]
)
def test_sound_text_is_not_restored(sound: str) -> None:
    assert decode(sound.encode()) == ("utf-8", sound)


def test_private_use_characters_stay() -> None:
    assert decode("文件\ue7c7\ue81e".encode())[1] == "文件\ue7c7\ue81e"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00" * 100, "is in no known encoding"),
        (b"\x00\x01\x02\xff", "is binary data, not text"),
        (bytes(range(256)) * 8, "is in no known encoding"),
        (b"\x01\x02\x03abc", "is binary data, not text"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=f"^notice.txt {reason}"):
        decode(data, name="notice.txt")


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_utf_16(seed: int) -> None:
    with suppress(UnusableInput):
        encoding, _ = decode(random.Random(seed).randbytes(100))
        assert not encoding.startswith("utf-16")


@given(st.binary(max_size=400), st.sampled_from([None, "gb2312", "utf-8", "big5"]))
def test_any_bytes_give_text_or_are_refused(data: bytes, declared: str | None) -> None:
    try:
        _, decoded = decode(data, declared)
    except UnusableInput:
        return
    decoded.encode()


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=50))
def test_utf_8_is_always_told(written: str) -> None:
    assert decode(written.encode())[1] == written


def test_text_reader_counts_and_names() -> None:
    reading = text.read(SIMPLIFIED.encode("gb18030"), "notice.txt")
    assert (reading.text, reading.encoding, reading.media_type) == (SIMPLIFIED, "gb18030", "text/plain")
    with pytest.raises(UnusableInput, match=r"notice.txt has 5 bytes, more than limits.bytes \(4\) allows"):
        text.read(b"abcde", "notice.txt", Limits(bytes=4))
    with pytest.raises(UnusableInput, match=r"the input has 5 characters, more than limits.characters \(4\) allows"):
        text.read(b"abcde", limits=Limits(characters=4))
    with pytest.raises(UnusableInput, match=r"notice.txt has 5 characters, more than limits.characters \(4\) allows"):
        text.from_string("abcde", "notice.txt", Limits(characters=4))
    with pytest.raises(UnusableInput, match=r"notice.txt is a pdf file, not text"):
        text.read(b"%PDF-1.7\n", "notice.txt")
