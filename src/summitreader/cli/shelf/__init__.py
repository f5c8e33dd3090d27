"""The verbs of the library: what is put into it, listed, found and taken out, and whether it is well.

May import what `cli` may, and its `keeping`.
"""
