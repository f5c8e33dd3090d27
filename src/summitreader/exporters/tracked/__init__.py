"""The newer of two versions as a Word document in which every change from the older one is tracked.

`lines` says what became of each line, `runs` how the words of a line differ; `document` writes both for Word.
May import the model and `comparison`.
"""
