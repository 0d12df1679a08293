import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pictures import GPS, chunk, exif, jpeg, png
from thidua.portal.domain.photographs import LONGEST_SIDE, Photograph, read_photograph


def read(content: bytes) -> Photograph:
    photograph = read_photograph(content)
    assert photograph is not None
    return photograph


@pytest.mark.parametrize(("content", "media_type"), [(jpeg(), "image/jpeg"), (png(), "image/png")])
def test_a_picture_without_additions_is_kept_byte_for_byte(content: bytes, media_type: str) -> None:
    photograph = read(content)
    assert photograph.content == content
    assert (photograph.media_type, photograph.width, photograph.height) == (media_type, 40, 30)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", [1, 6, 8])
def test_of_a_cameras_notes_only_the_turning_stays(turned: int, order: str) -> None:
    content = jpeg(extra=exif(turned, order))
    assert GPS in content
    kept = read(content).content
    assert GPS not in kept
    assert kept == read(jpeg(extra=exif(turned))).content
    assert kept != read(jpeg(extra=exif(turned % 8 + 1))).content
    assert read(kept).content == kept


@pytest.mark.parametrize(
    "extra",
    [
        b"\xff\xfe\x00\x14" + GPS,
        b"\xff\xed\x00\x14" + GPS,
        b"\xff\xe1\x00\x14" + GPS,
    ],
    ids=["comment", "photoshop", "xmp"],
)
def test_comments_of_a_jpeg_fall_away(extra: bytes) -> None:
    assert read(jpeg(extra=extra)).content == jpeg()


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"])
def test_comments_of_a_png_fall_away(kind: bytes) -> None:
    assert read(png(extra=chunk(kind, GPS))).content == png()


def test_how_colours_are_meant_stays() -> None:
    profile = b"\xff\xe2\x00\x08ICC_PR"
    assert read(jpeg(extra=profile)).content == jpeg(extra=profile)
    gamma = chunk(b"gAMA", b"\x00\x00\xb1\x8f")
    assert read(png(extra=gamma)).content == png(extra=gamma)


@pytest.mark.parametrize("picture", [jpeg, png])
def test_sides_are_bounded(picture) -> None:
    assert read(picture(LONGEST_SIDE, 1)).width == LONGEST_SIDE
    assert read_photograph(picture(LONGEST_SIDE + 1, 1)) is None
    assert read_photograph(picture(0, 1)) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"],
)
def test_what_is_no_photograph_is_none(content: bytes) -> None:
    assert read_photograph(content) is None


@pytest.mark.parametrize("whole", [jpeg(extra=exif(6)), png()])
def test_a_picture_cut_off_anywhere_is_none_and_breaks_nothing(whole: bytes) -> None:
    assert all(read_photograph(whole[:length]) is None for length in range(len(whole)))


@given(st.binary(max_size=200), st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b""]))
def test_no_bytes_break_the_reader(content: bytes, start: bytes) -> None:
    photograph = read_photograph(start + content)
    assert photograph is None or photograph.width > 0
