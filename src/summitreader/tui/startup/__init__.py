"""What is drawn before Textual is loaded: the first words, the first panes, in the terminal's own language.

May import the model, `viewmodel`, `terminal` and `panes`; never Textual.
"""
