"""What is known before any article is read: entities with their names, and the names of persons.

Extraction takes words from it (countries, demonyms, given names), resolution links to it; it knows
of neither.
"""
