"""The lexicons as values: tables of ``kg/extract/lexicons/``, read, checked and kept."""
