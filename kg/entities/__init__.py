"""Who is who in a built folder: to look at, to ask why, to review and to decide."""
