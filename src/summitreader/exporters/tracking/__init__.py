"""What tracking found, written: `told` makes tables of it, from which text and Markdown are; csv, SVG and JSON beside.

May import the floor and the other exporters.
"""
