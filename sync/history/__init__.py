"""The history: who said what when, kept so that nothing is lost and nothing can be changed.

The archive on disk comes first (raw answers, then one line per event in `journal`); the database
is only what these say, and can be made from them again at any time.
"""
