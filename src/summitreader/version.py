"""The one place that names the version; pyproject.toml and the command line read it from here."""

__version__ = "0.2.0"
