"""What the user has set up: the programs that they want, where each of their settings comes from, and what may stand
there. May import `settings`.
"""
