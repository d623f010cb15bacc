"""The forms in which documents say things, one file each: sections, bullets, cards, lists, cells, running text.

Each form finds whom a sentence is about and hands it to the rules of `prose`.
"""
