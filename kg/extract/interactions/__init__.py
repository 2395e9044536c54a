"""Who did what to whom: acts told by verbs and nouns, and what is said about an actor."""
