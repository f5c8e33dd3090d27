"""What narrows a pane to a part of the findings: what can be asked for, what passes, how it is told. Pure.

May import the modules of `viewmodel` beside it.
"""
