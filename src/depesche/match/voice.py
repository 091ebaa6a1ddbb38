"""Who does and who undergoes what a verb says.

Active and passive, participles, control, coordination and relative clauses after the UD guidelines (v2): `nsubj` is
the deep object under a passive auxiliary; a participle that modifies a noun has that noun as deep object (transitive)
or subject; the subject of an infinitive is that of the governing verb, or its object after verbs of object control.
"""

from __future__ import annotations

from depesche.match.tree import Tree

_DEPTH = 6  # clauses that a subject is looked for upwards; deeper chains do not occur in prose


def is_participle(tree: Tree, index: int) -> bool:
    """Whether the word is a past participle by its features, or at least no dictionary form."""
    word = tree.words[index]
    form = word.feat("VerbForm")
    if form in ("Inf", "Fin", "Ger") or word.feat("Tense") == "Pres" or word.feat("Mood"):
        return False
    return form == "Part" or word.form.casefold() != word.lemma.casefold()


def is_passive(tree: Tree, index: int, depth: int = 0) -> bool:
    """Whether the verb at `index` stands in the passive (a bare participle without object counts as one)."""
    grammar = tree.grammar
    auxiliaries = tree.related(index, "aux", "aux:pass", "cop")
    lemmas = {tree.words[k].lemma.casefold() for k in auxiliaries}
    if any(tree.words[k].deprel == "aux:pass" for k in auxiliaries):
        return True
    if lemmas & grammar.passive:
        forms = {
            tree.words[k].form.casefold() for k in auxiliaries if tree.words[k].lemma.casefold() in grammar.passive
        }
        return is_participle(tree, index) or not forms <= grammar.not_passive
    if not is_participle(tree, index) or has_object(tree, index):
        return False
    if lemmas & grammar.stative:
        return True
    if auxiliaries:
        return False
    return _bare_passive(tree, index, depth)


def _bare_passive(tree: Tree, index: int, depth: int) -> bool:
    """A participle without auxiliary: passive, unless it shares the auxiliary of an active one before it."""
    word = tree.words[index]
    head = tree.head(index)
    if word.deprel == "conj" and head is not None and depth < _DEPTH and tree.words[head].upos in ("VERB", "ADJ"):
        return is_passive(tree, head, depth + 1) or not is_participle(tree, head)
    return word.upos == "VERB"


def has_object(tree: Tree, index: int) -> bool:
    """Whether the verb has a direct object of its own."""
    return bool(objects(tree, index))


def objects(tree: Tree, index: int) -> list[int]:
    """The direct objects of the verb, reflexive pronouns left out; else accusatives that were taken for adverbials."""
    own = [k for k in tree.related(index, "obj") if tree.words[k].feat("Reflex") != "Yes"]
    return own or [k for k in _bare(tree, index, "Acc") if tree.lemma(k) not in tree.grammar.times]


def datives(tree: Tree, index: int) -> list[int]:
    """The indirect objects of the verb, also where they are annotated as `obl` (German treebanks)."""
    found = [*tree.related(index, "iobj"), *_bare(tree, index, "Dat")]
    return sorted({antecedent(tree, k) for k in found if tree.words[k].feat("Reflex") != "Yes"})


def _bare(tree: Tree, index: int, case: str) -> list[int]:
    """The adverbials of the verb that are noun phrases in a case, without adposition."""
    found = [
        k for k in tree.related(index, "obl", "obl:arg") if not tree.cases[k] and tree.words[k].feat("Case") == case
    ]
    return [k for k in found if tree.words[k].upos in ("NOUN", "PROPN", "PRON")]


def subjects(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """The surface subject of the verb at `index`, or the word that stands for it."""
    own = tree.related(index, "nsubj", "nsubj:pass", "csubj")
    if own:
        return [antecedent(tree, k) for k in own if tree.words[k].deprel != "csubj"]
    head = tree.head(index)
    word = tree.words[index]
    if head is None or depth > _DEPTH:
        return []
    if word.deprel in ("amod", "acl", "acl:relcl") and not _is_infinitive(tree, index):
        return [head]
    if word.deprel == "conj" and tree.words[head].upos in ("VERB", "AUX", "ADJ"):
        return subjects(tree, head, depth + 1)
    if word.deprel in ("xcomp", "advcl", "ccomp", "acl") and (word.deprel == "xcomp" or _is_infinitive(tree, index)):
        return _controller(tree, index, head, depth)
    return []


def _controller(tree: Tree, index: int, head: int, depth: int) -> list[int]:
    if tree.words[head].upos in ("NOUN", "PROPN"):
        governor = tree.head(head)
        return subjects(tree, governor, depth + 1) if governor is not None else []
    if tree.words[index].deprel != "advcl" and tree.lemma(head) in tree.grammar.object_control:
        addressed = datives(tree, head) or objects(tree, head)
        if addressed:
            return [antecedent(tree, k) for k in addressed]
        return subjects(tree, head, depth + 1) if is_passive(tree, head) else []
    return agents(tree, head, depth + 1)


def _is_infinitive(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.feat("VerbForm") == "Inf":
        return True
    return any(tree.words[k].upos == "PART" and tree.words[k].deprel == "mark" for k in tree.kids[index])


def antecedent(tree: Tree, index: int) -> int:
    """The word a relative pronoun stands for; the word itself where it is none."""
    word = tree.words[index]
    if word.upos not in ("PRON", "DET", "SCONJ") or word.feat("PronType") not in (
        "Rel",
        "Dem,Rel",
        "Int,Rel",
        "Rel,Int",
    ):
        return index
    for up in tree.sentence.ancestors(index):
        if up.deprel in ("acl", "acl:relcl") and up.head >= 0:
            return up.head
    return index


def agents(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """Who does what the verb says: its subject, in the passive the phrase of agent."""
    if is_passive(tree, index) or _modifies(tree, index):
        return [k for k in tree.related(index, "obl", "obl:agent", "nmod") if tree.cases[k] & tree.grammar.agent]
    return subjects(tree, index, depth)


def patients(tree: Tree, index: int) -> list[int]:
    """Who undergoes what the verb says: its object, in the passive its subject."""
    if is_passive(tree, index) or _modifies(tree, index):
        return subjects(tree, index)
    return [antecedent(tree, k) for k in objects(tree, index)]


def _modifies(tree: Tree, index: int) -> bool:
    """Whether the word is a participle that modifies a noun ("die getöteten Soldaten")."""
    word = tree.words[index]
    if word.feat("Tense") == "Pres" or tree.related(index, "nsubj", "nsubj:pass"):
        return False
    if word.deprel == "amod":
        return True
    return word.deprel == "acl" and is_participle(tree, index) and not tree.related(index, "aux", "cop", "mark")


def carriers(tree: Tree, index: int) -> list[int]:
    """The light verb whose object, subject or complement the noun at `index` is, if there is one."""
    top = tree.top(index)
    if tree.words[top].deprel not in ("obj", "obl", "nsubj", "nsubj:pass", "xcomp", "iobj", "nmod", "root", "conj"):
        return []
    head = tree.head(top)
    if head is None or tree.words[head].upos not in ("VERB", "AUX") or tree.lemma(head) not in tree.grammar.light:
        return []
    return [head]
