"""Themes: which subjects each block is about, by the words of `data/themes.toml`.

May import the model and the rooms `text`, `lexicon`, `people` and `meeting`.
"""
