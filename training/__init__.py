"""How the analyser is trained: from the corpora to the one file that is shipped. See README.md."""
