"""The screens over the library: shelf, search, marks, clippings.

May import `viewmodel`, `keymap`, `widgets`, `work` and `dialogs`.
"""
