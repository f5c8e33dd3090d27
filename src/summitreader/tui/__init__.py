"""The terminal front end, on Textual: shows values of the model, holds no logic of its own.

May import the model, `errors` and `session`; the order of its rooms stands in tests/test_architecture.py.
"""

import os

# Textual reads this when it is imported. At its own 60 frames a second, what comes after a key's first frame waits for
# 16 ms: a letter of a search in 100,000 articles took 52 ms to its answer (p95), and takes 34 at 120.
os.environ.setdefault("TEXTUAL_FPS", "120")
