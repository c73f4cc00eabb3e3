"""Reading one page: bytes in, text and digest out, faults with their line."""

from hashlib import sha256
from pathlib import Path

import pytest

from agent_assist.errors import FileProblem, PageUnreadable
from agent_assist.packs import files
from agent_assist.packs.files import Origin, Pack, decode, read


def pack(root: Path) -> Pack:
    return Pack("team", root, Origin.TEAM)


def test_line_ends_of_every_system_become_one(tmp_path: Path) -> None:
    page = tmp_path / "a.zh.md"
    page.write_bytes("一\r\n二\r三\n".encode())
    assert read(pack(tmp_path), page).text == "一\n二\n三\n"


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    page = tmp_path / "a.zh.md"
    page.write_bytes(b"\xef\xbb\xbf+++\n")
    assert read(pack(tmp_path), page).text == "+++\n"


def test_the_digest_is_of_the_bytes_as_they_lie_on_the_disk(tmp_path: Path) -> None:
    page = tmp_path / "a.zh.md"
    page.write_bytes(b"one\r\n")
    assert read(pack(tmp_path), page).digest == sha256(b"one\r\n").hexdigest()


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"one\ntwo\x00", 2, "binary"),
        ("一\n".encode() + "二".encode("gb18030"), 2, "not_utf8"),
        (b"\xff\xfeo\x00n\x00e\x00", 1, "binary"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(content: bytes, line: int, code: str) -> None:
    with pytest.raises(PageUnreadable) as caught:
        decode(Path("a.zh.md"), content)
    (fault,) = caught.value.faults
    assert (fault.line, fault.code) == (line, code)


def test_a_page_too_large_to_be_one_is_not_read(tmp_path: Path) -> None:
    page = tmp_path / "a.zh.md"
    page.write_bytes(b"a" * (files.MAX_PAGE_BYTES + 1))
    with pytest.raises(PageUnreadable) as caught:
        read(pack(tmp_path), page)
    assert caught.value.faults[0].code == "too_large"


def test_a_page_of_the_largest_size_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.zh.md"
    page.write_bytes(b"a" * files.MAX_PAGE_BYTES)
    assert len(read(pack(tmp_path), page).text) == files.MAX_PAGE_BYTES


def test_a_page_that_is_gone_is_a_problem_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        read(pack(tmp_path), tmp_path / "gone.zh.md")
    assert caught.value.path == tmp_path / "gone.zh.md"
