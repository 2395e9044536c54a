"""What a folder was built with, kept in it, so that it can be put together again alike."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import InputError, StoreError
from kg.vocab import BASE_IRI

SETTINGS = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """A build's choices. Files of the user's are kept by where they are; "" where none was used.

    ``knowledge_base_hash`` tells whether the user's additions are still what was read with.
    """

    model: str
    base_iri: str = BASE_IRI
    knowledge_base: str = ""
    knowledge_base_hash: str = ""
    decisions: str = ""
    rules_hash: str = ""


def write_settings(settings: Settings, directory: Path) -> None:
    """Keep a build's choices in its folder."""
    text = msgspec.json.format(msgspec.json.encode(settings))
    (directory / SETTINGS).write_bytes(text + b"\n")


def read_settings(directory: Path) -> Settings:
    """The choices that a folder was built with."""
    path = directory / SETTINGS
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError as error:
        raise StoreError(
            f"{directory}: no {SETTINGS} there; run kg build INPUT... -o {directory}"
        ) from error
    except msgspec.MsgspecError as error:
        raise StoreError(f"{path}: cannot be read ({error}); build the folder again") from error


def hash_file(path: Path | None) -> str:
    """A hash of a file of the user's; "" for none."""
    if path is None:
        return ""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error


def to_place(path: Path | None) -> str:
    """Where a file is, from wherever a later command is run."""
    return str(path.absolute()) if path is not None else ""
