"""The actions of the library that have their tests in files of their own."""

LIBRARY_KEYS = {"keep", "undo", "redo"}
