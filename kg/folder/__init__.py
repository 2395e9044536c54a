"""What a built folder holds beside its store, and how it is written into."""
