"""The library file: opened when it is first needed, written in whole transactions, and honest about what is saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from summitreader.errors import LibraryFault
from summitreader.library.storage import schema
from summitreader.library.storage.connection import connect

if TYPE_CHECKING:
    from sqlite3 import Connection, Error


_DAMAGED = "it is damaged (run: summitreader doctor --repair; nothing was written)"


class Library:
    """One library file. Making this object touches no disk; it may be shared by threads, which then take turns.

    A file that is not there reads as an empty library, and is made by the first change. One that may only be read
    is read; `unsaved` then says why nothing is being saved.
    """

    def __init__(self, path: str | Path, steps: tuple[str, ...] = schema.STEPS) -> None:
        self.path = Path(path)
        self.unsaved: str | None = None
        self._steps = steps
        self._lock = RLock()
        self._db: Connection | None = None
        self._on_disk: tuple[int, int] | None = None

    def exists(self) -> bool:
        """Return whether there is a file at all."""
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Return a connection to read with.

        Raises:
            LibraryFault: If the file is damaged, foreign, empty or newer.
        """
        with self._lock:
            try:
                yield self._opened()
            except OSError as error:
                raise self._unreachable(error) from error
            except Exception as error:
                self._explain(error, "cannot read")
                raise

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Return a connection inside a transaction that is on disk when the block is left, or has left no trace.

        Blocks nest: the outermost one commits.

        Raises:
            LibraryFault: Saying that nothing was saved and where.
        """
        with self._lock:
            if self._db is not None and self._db.in_transaction:
                yield self._db
                return
            try:
                db = self._writable()
                db.execute("BEGIN IMMEDIATE")
                yield db
                self._still_there()
                db.execute("COMMIT")
                self.unsaved = None
            except OSError as error:
                # What is open is kept: where the disk has gone, what was read can be read on.
                self._roll_back(close=False)
                raise self._unreachable(error) from error
            except BaseException as error:
                self._roll_back()
                self._explain(error, "nothing was saved in")
                raise

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db = None
            self._on_disk = None

    def _opened(self) -> Connection:
        if self._db is not None and (self._on_disk is not None or not self.path.exists()):
            return self._db
        if not self.path.exists():
            self._still_there()
            self._db = schema.nothing_kept(self._steps)
            return self._db
        # Asked of the system first: SQLite opens a file it may not write as if it could, and fails at the first change.
        writable = os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        if not writable:
            self.unsaved = f"nothing is being saved: '{self.path}' may only be read"
        schema.check_header(self.path)
        db = connect(self.path, writing=writable)
        try:
            version = schema.version_of(db, self.path, self._steps)
            if version < len(self._steps):
                if not writable:
                    raise LibraryFault(
                        f"'{self.path}' was made by an older summitreader and may only be read, "
                        "so it cannot be brought up to date (make it writable, or copy it)"
                    )
                schema.migrate(db, self.path, version, self._steps)
        except BaseException:
            db.close()
            raise
        self._db, self._on_disk = db, _identity(self.path)
        return db

    def _writable(self) -> Connection:
        if not self.path.exists():
            # A new library in the place of one that has gone (its disk was unmounted) would hide what was kept.
            self._still_there()
            self.close()
            schema.create(self.path, self._steps)
        elif self._on_disk is not None and _identity(self.path) != self._on_disk:
            self.close()
        db = self._opened()
        if not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
            self.unsaved = f"nothing is being saved: '{self.path}' may only be read"
            raise LibraryFault(f"{self.unsaved} (make it writable, or name another file with --library)")
        return db

    def _still_there(self) -> None:
        if _identity(self.path) != self._on_disk:
            raise FileNotFoundError(2, "the file has gone")

    def _roll_back(self, close: bool = True) -> None:
        """After a fault the connection is dropped: a new one sees what is truly on disk, and a retry works."""
        if self._db is not None:
            try:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
            except Exception:
                # The fault that brought us here is the one to report; closing undoes what is open.
                close = True
            if close:
                self._db.close()
                self._db = None

    def _unreachable(self, error: OSError) -> LibraryFault:
        reason = (error.strerror or str(error)).lower()
        self.unsaved = f"nothing is being saved: '{self.path}' cannot be used: {reason}"
        return LibraryFault(f"{self.unsaved} (choose another file with --library, or set SUMMITREADER_HOME)")

    def _explain(self, error: BaseException, doing: str) -> None:
        """Raise SQLite's error again in the user's words; leave any other to the caller."""
        import sqlite3

        if isinstance(error, UnicodeEncodeError):
            raise LibraryFault(f"{doing} '{self.path}': what was given is no text") from error  # and no damage
        if isinstance(error, UnicodeDecodeError | OverflowError):
            # Of a file in which a name, or a number, is none: Python finds that before SQLite does.
            reason = _DAMAGED
        elif isinstance(error, sqlite3.Error):
            reason = _reason(error)
        else:
            return
        fault = LibraryFault(f"{doing} '{self.path}': {reason}")
        if doing != "cannot read":
            self.unsaved = str(fault)
        raise fault from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _reason(error: Error) -> str:
    """Return what SQLite's error means to the user, and the next step."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    known = {
        5: "another program has been writing to it for too long (try again)",
        6: "another program has been writing to it for too long (try again)",
        8: "it may only be read (make the file and its folder writable, or use --library)",
        10: "the disk failed or is full (free some space, then try again)",
        11: _DAMAGED,
        13: "the disk is full (free some space, then try again)",
        14: "it cannot be opened, or its folder may only be read (use --library to name another file)",
        26: "it is not a summitreader library, or damaged beyond its first page (run: summitreader doctor)",
    }
    return known.get(code, str(error))
