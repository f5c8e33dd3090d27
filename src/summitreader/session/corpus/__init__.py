"""A corpus: articles by the million, read batch by batch into tables, each batch whole or not at all.

May import `importers`, `parser`, `exporters`, and of `session` opening, processes, crash and tables. In the order of
the data: `plan` cuts the input into batches, `articles` opens what stands in one, `batch` writes its
rows, `store` knows which batches are done; `worker` does them in a process, `crew` over the cores of this machine,
`cluster` over those of others, and `run` is the verb.
"""
