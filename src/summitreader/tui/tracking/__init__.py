"""The screens that follow a phrase, a formula or a theme, the matrix of speakers × themes, the timeline of two sides.

May import `viewmodel`, `terminal`, `keymap`, `widgets`, `work`, `dialogs` and the lists of `library`.
"""
