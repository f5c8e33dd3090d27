"""The verbs both front ends share, once: open, read, quote, copy, export. Never prints, never draws.
May import the model and every sibling: `settings`, `clipboard`, `parser`, `importers`, `exporters`, `library`.

One file per verb; `__init__.pyi` names what front ends use. Each file is loaded when its first name is asked for:
all of them took 34 ms before the first paint, a fifth of an empty Textual app's.
"""

from summitreader.session.exports import late_exports

__all__, __getattr__ = late_exports(__name__, __file__)
