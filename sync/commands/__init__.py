"""One module per command of `phancong`; each has a `command`, loaded when it is called."""
