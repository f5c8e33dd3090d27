"""An example or two of each command, as help, man page and docs/commands.md tell them; a test plays all of them.

They are done one after the other in the folder docs/ with an empty library.
"""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "read": ("summitreader read --width 72 talks/06-brussels.md",),
    "speakers": ("summitreader speakers talks/06-brussels.md",),
    "quotes": (
        "summitreader quotes talks/06-brussels.md --side China --act commitment",
        "summitreader quotes talks/01-beijing.md --theme supply_chains --form apa",
    ),
    "agreements": ("summitreader agreements talks/*.md --status signed --party China",),
    "themes": ("summitreader themes talks/06-brussels.md",),
    "event": ("summitreader event talks/06-brussels.md",),
    "explain": ("summitreader explain --why-not talks/06-brussels.md",),
    "commitments": (
        "summitreader commitments talks/08-ottawa.md",
        "summitreader commitments --strength will --format csv talks/04-nairobi.md talks/08-ottawa.md",
    ),
    "compare": ("summitreader compare --format text --example",),
    "track": (
        'summitreader track "supply chains" talks/*.md --by month',
        "summitreader track --matrix talks/*.md",
        "summitreader track --timeline China EU talks/*.md",
    ),
    "verify": ("summitreader verify memos/brussels.md --against talks/06-brussels.md",),
    "export": ("summitreader export --rows agreements --columns status,words --format tsv talks/01-beijing.md",),
    "corpus": (
        "summitreader corpus articles.jsonl --out tables",
        "summitreader corpus crawl --out tables --format parquet --shard 7/100",
    ),
    "add": ("summitreader add talks",),
    "list": ("summitreader list --sort day",),
    "find": ("summitreader find act:commitment side:China", "summitreader find --count chips"),
    "rm": ("summitreader rm 3f2c91aa",),
    "restore": ("summitreader restore 3f2c91aa",),
    "note": ('summitreader note talks/06-brussels.md "Which licences?" --on "licences for civil chips"',),
    "tag": ('summitreader tag --find "act:request side:EU" asked',),
    "mark": ('summitreader mark talks/06-brussels.md --on "joint working group" --colour green',),
    "correct": (
        'summitreader correct talks/06-brussels.md --on "working group" --facts',
        "summitreader correct talks/06-brussels.md --set article.outlet=Courier",
    ),
    "clip": (
        "summitreader clip talks/06-brussels.md --speaker Gao --note chips",
        "summitreader clip --form footnote",
    ),
    "undo": ("summitreader undo --list",),
    "library": ("summitreader library export",),
    "doctor": ("summitreader doctor",),
    "serve": ("summitreader serve talks/06-brussels.md",),
    "sources": ("summitreader sources",),
    "clipboard": ("summitreader clipboard --check",),
    "config": ("summitreader config --example",),
    "paths": ("summitreader paths library",),
    "schema": ("summitreader schema quotes",),
    "completion": ("summitreader completion bash",),
    "help": ("summitreader help exit-codes",),
}
