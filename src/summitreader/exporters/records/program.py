"""The schemas of what is printed of the program itself."""

from summitreader.exporters.records.shapes import Schema, fields, many, named, number, one_of, or_null, text, texts
from summitreader.exporters.records.shapes import yes_or_no as yes

_ARGUMENT = fields(
    {
        "names": texts("options as they are typed; the name that stands for an argument"),
        "help": text(),
        "value": or_null(text("what stands for the value; null for a switch")),
        "choices": or_null(texts("all values that it takes, where these are settled")),
        "default": {"type": ["string", "integer", "boolean", "null"]},
        "required": yes(),
        "many": yes("whether it takes several values, or may be given more than once"),
    }
)
COMMAND = fields(
    {
        "name": text("empty for the reader, which opens where no command is named"),
        "summary": text(),
        "usage": text(),
        "options": many(_ARGUMENT),
        "arguments": many(_ARGUMENT),
    }
)
_FILE = fields({"path": text(), "exists": yes(), "about": text()})
_CHECK = fields({"name": text(), "well": yes(), "said": text()})
_REPAIRED = fields(
    {
        "saved": named(number()),
        "from_backup": named(number()),
        "lost": texts(),
        "old": text(),
        "backup": or_null(text()),
    }
)
_FORMAT = fields(
    {
        "name": text(),
        "suffixes": text("what names of files end in"),
        "reader": text("what reads it"),
        "installed": yes(),
        "note": text(),
    }
)
_WAY = fields({"name": text(), "longest": or_null(number("bytes")), "verified": yes("whether it can be read back")})

_SETTING = fields(
    {
        "value": {"description": "null where nothing holds"},
        "origin": one_of(["default", "file", "environment", "option"]),
        "where": text("the file and its line, the variable, or the option; empty for a default"),
    }
)

PROGRAM: dict[str, dict[str, Schema]] = {
    "doctor": {
        "library": text(),
        "well": yes("whether all checks are"),
        "checks": many(_CHECK),
        "repaired": or_null(_REPAIRED),
    },
    "sources": {"sources": many(_FORMAT)},
    "clipboard": {
        "ways": many(_WAY, "best first"),
        "outcome": one_of(["verified", "sent", "saved", "failed"], "what became of the copy"),
        "way": text("the way that it went"),
        "message": text("the same in a sentence"),
        "reasons": texts("why better ways failed"),
    },
    "config": {
        "files": named(_FILE),
        "faults": texts("the mistakes in config.toml and words.toml"),
        "settings": named(_SETTING, "by their names in config.toml; of `config show` only"),
        "written": text("the new config.toml; of `config init` only"),
        "put_aside": or_null(text("where the one of before is by now; of `config init` only")),
    },
    "paths": {"paths": named(_FILE)},
    "corpus": {
        "out": text("the folder that tables were written into"),
        "batches": number("batches that were done now"),
        "earlier": number("batches of the shard that were done before"),
        "counts": named(number("articles, faults, rows of each table, bytes of the input: of both")),
        "is_whole": yes("whether the batches of all shards are done"),
    },
    "serve": {"address": text("what opens the reader in a browser on this machine, once")},
    "completion": {"shell": one_of(["bash", "zsh", "fish"]), "script": text()},
    "help": {"command": COMMAND},
}
