"""Reports: subject, cue and content of every sentence that reports what somebody said.

May import the model, `text`, `lexicon` and `people`.
"""
