"""From one article to what it says: mentions, relations, interactions, quotations."""
