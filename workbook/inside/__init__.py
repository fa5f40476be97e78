"""What runs inside a spreadsheet program: its own side of a click.

That program's Python may be older than ours and knows none of our packages: the modules here
import the standard library, each other, and (where LibreOffice gives it) `uno`; nothing else.
They keep to Python 3.8, and the LibreOffice extension carries them as they are.
"""
