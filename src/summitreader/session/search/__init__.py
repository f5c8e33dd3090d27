"""Searching the library: what is asked for, in the user's own words too, and what a search being typed may go on with.

Front ends take these verbs from `session.library`. May import what `session` may.
"""
