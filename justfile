# The words of the house: `just` before every commit, `just full` before handing in.
set shell := ["bash", "-euo", "pipefail", "-c"]
bin := justfile_directory() / ".venv/bin"
packages := "validators workbook sync templates"

# format, lint, types, layers, fast tests
default: format lint types layers test

format:
    {{bin}}/ruff format --quiet .

lint:
    {{bin}}/ruff check --quiet .

types:
    {{bin}}/mypy --no-error-summary
    {{bin}}/basedpyright --level error

layers:
    {{bin}}/lint-imports --no-cache >/dev/null || {{bin}}/lint-imports

test *options:
    {{bin}}/pytest -q -n 2 -m "not office and not browser and not long" {{options}}

# everything CI runs: nothing is rewritten, pages must be current, the real programs are used
full: _clean-format lint types layers pages
    {{bin}}/pytest -q -n 2

_clean-format:
    {{bin}}/ruff format --check --quiet .

# the generated pages are what the rules say now
pages:
    {{bin}}/python docs/make_pages.py --check

# write the generated pages again
docs:
    {{bin}}/python docs/make_pages.py

# what a check and a reading cost, as ratios within one run
bench:
    {{bin}}/python benchmarks/check_speed.py
    {{bin}}/python benchmarks/reading_speed.py
    {{bin}}/python benchmarks/click_speed.py
    {{bin}}/python benchmarks/google_calls.py
    {{bin}}/python benchmarks/consolidate_speed.py

# a thousand bad nights over 190 agencies, twenty stories of thirty nights; hours
long:
    PHANCONG_NIGHTS=1000 PHANCONG_STORIES=20 {{bin}}/pytest -q -n 2 -m long

# make the pictures of the docs again
pictures:
    {{bin}}/python docs/make_pictures.py >/dev/null
    {{bin}}/python docs/make_report_picture.py

# take the pictures of LibreOffice's window again (Xvfb, xdotool, ImageMagick)
window-pictures:
    {{bin}}/python docs/make_window_pictures.py >/dev/null

# pin every dependency again, with hashes, for all platforms
lock:
    {{bin}}/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
    {{bin}}/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group dev -c requirements.lock -o requirements-dev.lock
