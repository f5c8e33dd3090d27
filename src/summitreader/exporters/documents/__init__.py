"""Whole articles as one document, or as the files of a folder: what `formats` names as a format's writer.

May import the model, the rows and the other exporters.
"""
