"""The reader in a tab of a browser on this machine, for one person: `summitreader serve`.

Nothing of textual-serve's server runs here: it starts a process for whoever connects, from any page in the browser,
with all of our environment, and its page loads a font from elsewhere. Of that package only the terminal's script, style
and fonts are used. `gate` says who comes in, `page` what the browser gets, `pseudo_terminal` runs the reader, `server`
puts them together. May import `errors` alone; aiohttp (of the extra `serve`) is loaded when `server` is.
"""
