"""What `compile_kb.py` is made of: raw records and hand-written tables to rows of one table."""
