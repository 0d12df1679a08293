import pytest

from tests.support.logs import (
    KEY,
    NAMESAKE,
    checkpoint_over,
    entries_of,
    files_of,
    uniform_files,
)
from thidua_core.errors import InputError
from thidua_core.log import LogFiles, Tile, read_directory, verify_log, write_directory

ENTRIES = entries_of(600)


def written(directory, entries, history=()):
    write_directory(
        directory,
        iter(entries),
        checkpoint=checkpoint_over(entries),
        key=KEY.verifier,
        history=history,
    )
    return directory


def contents(directory):
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600])
def test_what_is_written_is_the_standard_layout(tmp_path, size):
    sizes = [size // 2, size]
    history = [checkpoint_over(ENTRIES[:part]) for part in sizes]
    directory = written(tmp_path / "log", ENTRIES[:size], history)
    expected = files_of(ENTRIES[:size], sealed_at=sizes)
    assert contents(directory) == expected | {"log.pub": expected["log.pub"] + b"\n"}
    assert verify_log(read_directory(directory), KEY.verifier).ok


@pytest.mark.slow
def test_a_third_level_is_written(tmp_path):
    files = uniform_files(65_537)
    write_directory(
        tmp_path, [b""] * 65_537, checkpoint=files["checkpoint"].decode(), key=KEY.verifier
    )
    assert contents(tmp_path) == files | {"log.pub": f"{KEY.verifier.encode()}\n".encode()}


def test_the_history_is_read_by_number_and_the_newest_comes_last():
    files = {name: name.encode() for name in ("checkpoint", "checkpoints/10", "checkpoints/9")}
    names = [*files, "checkpoints/note.txt", "checkpoints/1/2", "tile/0/000"]
    read = list(LogFiles(files.get, names).checkpoints())
    assert [kept.where for kept in read] == ["checkpoints/9", "checkpoints/10", "checkpoint"]
    assert list(LogFiles(dict[str, bytes]().get, names).checkpoints()) == []


def test_a_partial_tile_is_the_beginning_of_the_full_one():
    files = files_of(ENTRIES)
    log = LogFiles(files.get, ())
    assert log.tile(Tile(0, 1, 5)) == files["tile/0/001"][:160]
    assert log.tile(Tile(0, 2, 5)) is None
    assert log.tile(Tile(5, 0)) is None


def test_writing_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(InputError, match="thư mục không trống"):
        written(tmp_path, ENTRIES[:3])
    assert contents(tmp_path) == {"kept.txt": b"mine"}


def test_writing_refuses_a_checkpoint_of_another_key(tmp_path):
    with pytest.raises(InputError, match="không do khóa của nhật ký này ký"):
        write_directory(
            tmp_path / "log",
            ENTRIES[:3],
            checkpoint=checkpoint_over(ENTRIES[:3], NAMESAKE),
            key=KEY.verifier,
        )
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("entries", [ENTRIES[:4], ENTRIES[:2], [*ENTRIES[:2], b"changed"]])
def test_writing_refuses_entries_that_were_not_sealed_and_leaves_no_checkpoint(tmp_path, entries):
    with pytest.raises(InputError, match="không phải là 3 bản ghi đã niêm phong"):
        write_directory(
            tmp_path / "log", entries, checkpoint=checkpoint_over(ENTRIES[:3]), key=KEY.verifier
        )
    assert not (tmp_path / "log" / "checkpoint").exists()


def test_a_folder_in_the_place_of_a_file_reads_as_absent(tmp_path):
    (tmp_path / "checkpoint").mkdir()
    (tmp_path / "tile").write_text("not a folder")
    log = read_directory(tmp_path)
    assert list(log.checkpoints()) == []
    assert log.tile(Tile(0, 0)) is None


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "checkpoint").symlink_to("checkpoint")
    with pytest.raises(InputError, match=r"checkpoint: không đọc được tệp \(.+\)"):
        list(read_directory(tmp_path).checkpoints())


def test_an_overlong_file_is_read_no_further_than_tells(tmp_path):
    directory = written(tmp_path / "log", ENTRIES[:3])
    with (directory / "tile/0/000.p/3").open("r+b") as stream:
        stream.truncate(10**9)
    content = read_directory(directory).tile(Tile(0, 0, 3))
    assert len(content) == 256 * 65_537 + 1
