"""The event: what took place, where and when, and who was there.

May import the model and the rooms `text`, `lexicon`, `people` and `meeting`.
"""
