"""The panes beside the article: what stands in each is a pure value of a reading, one widget draws them all.

May import `viewmodel` and `widgets`; of its modules `pane` alone imports Textual.
"""
