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

# refresh what is generated: command reference, codebook, JSON schema, golden records
generate:
    .venv/bin/python scripts/make_cli_docs.py
    .venv/bin/python scripts/make_codebook.py
    .venv/bin/python -m depesche.export.schema > docs/record.schema.json
    .venv/bin/python tests/golden/refresh.py

# documents and words a second, memory, growth
speed *ARGS:
    .venv/bin/python bench/speed.py {{ARGS}}
