"""Deals told without an instrument: purchases, loans, gifts, ventures and orders of firms and countries.

The verb stands for the instrument. May import `content`, `parties`, `mentions` and `money` of the room above.
"""
