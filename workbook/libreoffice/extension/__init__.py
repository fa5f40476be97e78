"""The extension `phancong.oxt`: how it is built, and how it is put in its place."""
