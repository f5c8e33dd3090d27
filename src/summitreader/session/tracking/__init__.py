"""Tracking, for both front ends: a phrase, formula or theme over time, matrix, timeline, phrases new and dropped.
May import the floor, `tracker`, `comparer`, `library`, `exporters` and the other verbs of `session`.
"""
