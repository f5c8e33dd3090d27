"""Work off the event loop: the library's jobs in turn, opening, early findings, keeping many.

May import `viewmodel`, `terminal`, `keymap` and `widgets`.
"""
