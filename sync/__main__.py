"""`python -m sync`: the command `phancong` by its module, for programs that start it."""

from sync.cli import main

if __name__ == "__main__":
    main()
