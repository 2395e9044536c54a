"""Which mentions of one article mean the same: names, titles, demonyms, pronouns."""
