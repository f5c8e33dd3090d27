"""`python -m summitreader` is the `summitreader` command."""

from summitreader.cli import main

if __name__ == "__main__":
    main()
