"""The library's verbs for both front ends: keeping, marking, correcting, clipping, searching, undoing, upkeep.

One file per group of verbs; `__init__.pyi` names them, and each file is loaded when its first name is asked for: the
shelf, as the first screen, needs one of them. Everything that changes the library is on disk when the call returns, and
raises LibraryFault where it is not. May import the model, `library`, `exporters` and the other verbs of `session`.
"""

from summitreader.session.exports import late_exports

__all__, __getattr__ = late_exports(__name__, __file__)
