"""The case that a noun phrase's article tells, where it rules out the subject that a parser took it for.

German marks case on the article: "dem", "einem" are datives, "den" is an accusative (a dative before a plural), and
"der" is no nominative before a feminine noun ("Der Kommission wird vorgeworfen ...").
"""

from __future__ import annotations

from depesche.match.tree import Tree


def told(tree: Tree, index: int) -> str | None:
    """`Dat` or `Acc` where the article of the noun at `index` shows that it cannot be a subject, else None."""
    grammar = tree.grammar
    if not grammar.dative_articles:
        return None
    case = tree.words[index].feat("Case")
    if case in ("Acc", "Dat") and _beside_nominative(tree, index):
        return case
    articles = [tree.words[k] for k in tree.related(index, "det") if k < index]
    if len(articles) != 1:
        return None
    article = articles[0].form.casefold()
    if article in grammar.dative_articles:
        return "Dat"
    if article in grammar.accusative_articles:
        return "Dat" if tree.words[index].feat("Number") == "Plur" and not _may_be_accusative(tree, index) else "Acc"
    if article in grammar.feminine_articles and is_feminine(tree, index):
        return "Dat"
    return None


def _beside_nominative(tree: Tree, index: int) -> bool:
    """Whether the verb has another subject whose form can be nothing else ("der die Polizei dazu veranlasst hat")."""
    word = tree.words[index]
    others = [k for k in tree.related(word.head, "nsubj") if k != index] if word.deprel == "nsubj" else []
    return any(tree.words[k].form.casefold() in tree.grammar.nominatives for k in others)


def _may_be_accusative(tree: Tree, index: int) -> bool:
    """Whether "den Soldaten" may be the singular of a weak noun: it looks so, and its verb has no other object."""
    word = tree.words[index]
    weak = word.form.casefold() in {word.lemma.casefold() + ending for ending in tree.grammar.weak_endings}
    return weak and not any(k != index for k in tree.related(word.head, "obj"))


def may_be_subject(tree: Tree, index: int) -> bool:
    """Whether nothing about the noun at `index` speaks against a subject: no article of another case, no adposition."""
    return told(tree, index) is None and not tree.cases[index] and tree.words[index].upos in ("NOUN", "PROPN")


def is_feminine(tree: Tree, index: int) -> bool:
    """Whether the noun is a feminine singular by its ending or by the language's list."""
    word = tree.words[index]
    lemma = word.form.casefold()
    listed = {lemma, lemma.rpartition("-")[2]} & tree.grammar.feminine
    return bool(listed) or (word.upos == "NOUN" and lemma.endswith(tree.grammar.feminine_endings or ("\0",)))


def is_nominative(tree: Tree, index: int) -> bool:
    """Whether the word or its article can be nothing but a nominative ("er", "der Richter", not "der Polizei")."""
    word = tree.words[index]
    if word.form.casefold() in tree.grammar.nominatives:
        return True
    articles = {tree.words[k].form.casefold() for k in tree.related(index, "det") if k < index}
    masculine = word.feat("Gender") == "Masc" and word.feat("Number") == "Sing" and not is_feminine(tree, index)
    return masculine and bool(articles & tree.grammar.nominatives)
