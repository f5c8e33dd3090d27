"""The list of a draft's quotations with their verdicts, each beside the passage of its source; enter goes to the words.

May import `viewmodel`, `keymap`, `work`, `dialogs` and the lists of `library`.
"""
