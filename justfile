# Short names for what is done often. Each is one command that also works without just.

# read an article (the German example by default)
try *ARGS:
    sh scripts/try {{ARGS}}

# lint, format, types, data files, tests
test *ARGS:
    sh scripts/test {{ARGS}}

# write all files in the one format
format:
    .venv/bin/ruff format .
    .venv/bin/ruff check --fix .

# every data file read, every problem with its file and line
data:
    .venv/bin/depesche check-data

# refresh what is generated: JSON schema, command reference, codebook, golden records, outputs in pages
generate:
    .venv/bin/python scripts/generate.py

# documents and words a second, memory, growth
speed *ARGS:
    .venv/bin/python bench/speed.py {{ARGS}}
