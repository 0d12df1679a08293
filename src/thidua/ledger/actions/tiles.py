"""The stored tiles as a mapping that a growing tree can write to."""

from collections.abc import Iterator, MutableMapping

from thidua.ledger.models import LogTile


class StoredTiles(MutableMapping[tuple[int, int], bytes]):
    """Reads tiles when they are asked for; ``flush`` writes those that changed."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}
        self._changed: set[tuple[int, int]] = set()

    def __getitem__(self, place: tuple[int, int]) -> bytes:
        if place not in self._known:
            level, index = place
            tile = LogTile.objects.filter(level=level, index=index).first()
            if tile is None:
                raise KeyError(place)
            self._known[place] = bytes(tile.hashes)
        return self._known[place]

    def __setitem__(self, place: tuple[int, int], hashes: bytes) -> None:
        self._known[place] = hashes
        self._changed.add(place)

    def __delitem__(self, place: tuple[int, int]) -> None:
        raise TypeError("a log forgets nothing")

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(LogTile.objects.values_list("level", "index"))

    def __len__(self) -> int:
        return LogTile.objects.count()

    def flush(self) -> None:
        LogTile.objects.bulk_create(
            (
                LogTile(level=level, index=index, hashes=self._known[level, index])
                for level, index in sorted(self._changed)
            ),
            update_conflicts=True,
            unique_fields=["level", "index"],
            update_fields=["hashes"],
        )
        self._changed.clear()
