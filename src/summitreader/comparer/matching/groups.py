"""Parts that are of one matter: joined two by two, but never two that the reader keeps apart."""

from collections.abc import Iterable

Key = tuple[int, int]
"""A part: the number of its side, and its own number there."""


class Groups:
    """Sets of parts that grow together."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Take all parts, each in a group of its own."""
        self._parent = {key: key for key in keys}
        self._sides = {key: {key[0]} for key in self._parent}
        self._apart: list[tuple[Key, Key]] = []
        self._alone: list[tuple[Key, int]] = []

    def keep_apart(self, one: Key, other: Key) -> None:
        """Never let two parts come into one group."""
        self._apart.append((one, other))

    def keep_from(self, key: Key, side: int) -> None:
        """Never let a part come into one group with any of a side."""
        self._alone.append((key, side))

    def root(self, key: Key) -> Key:
        """Return the part that stands for the group of a part."""
        parent = self._parent
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, one: Key, other: Key) -> bool:
        """Make two groups one, and return whether they are: not where the reader keeps them apart."""
        first, second = sorted((self.root(one), self.root(other)))
        both = {first, second}
        if len(both) == 1:
            return True
        if any({self.root(left), self.root(right)} == both for left, right in self._apart):
            return False
        sides = self._sides[first] | self._sides[second]
        if any(self.root(key) in both and side in sides for key, side in self._alone):
            return False
        self._parent[second] = first
        self._sides[first] = sides
        return True

    def all(self) -> tuple[tuple[Key, ...], ...]:
        """Return every group with its parts in the order of sides and texts."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self._parent):
            found.setdefault(self.root(key), []).append(key)
        return tuple(tuple(keys) for _, keys in sorted(found.items()))
