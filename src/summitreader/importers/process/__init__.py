"""The worker process in which everything that may be hostile is read.

`client` and `wire` may import the model and `kinds`; `worker` loads the importer that it is asked for.
"""
