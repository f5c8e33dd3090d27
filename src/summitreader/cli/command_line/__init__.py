"""The command line as such: how arguments are taken, what was meant by a wrong one, and all of it as data.

May import the standard library, and `session` inside functions; nothing of the commands.
"""
