"""The comparison screen: accounts or versions in columns that scroll in step, and the list of how they differ.

May import `viewmodel`, `terminal`, `keymap`, `widgets`, `work` and `dialogs`.
"""
