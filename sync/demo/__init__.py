"""The demo: the whole month of a department in a minute, on a stand-in for Google."""
