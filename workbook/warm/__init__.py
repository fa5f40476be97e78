"""The warm process: rules are loaded once and kept for the next click."""
