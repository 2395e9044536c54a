"""Mentions of a whole corpus to entities: who is who, with a reason for every merge."""

from __future__ import annotations

from kg.resolve.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
