"""A words.toml with something of every kind that a reader may have words of their own for."""

WORDS = """
[verbs]
say = ["grumble"]
[verbs.request]
person_to = ["beseech"]
[verbs.irregular]
beseech = "besought"
[people]
"Ivo Brandt" = "Narnia"
[sides.NA]
name = "Narnia"
people = ["Narnian"]
seats = ["Cair Paravel"]
[[instrument]]
kind = "agreement"
counts = "always"
one = ["handfast"]
[[theme]]
id = "beavers"
name = "Beavers"
strong = ["beaver*"]
[[theme]]
id = "energy"
strong = ["firewood"]
"""
