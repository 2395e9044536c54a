"""Lasting relations: who holds which office, belongs where, is kin of whom; a function a kind."""
