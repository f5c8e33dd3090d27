"""Questions over a screen: choices, a line to type, what to open, help.

May import `viewmodel`, `keymap`, `widgets` and `work`.
"""
