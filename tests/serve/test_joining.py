"""What is written in one turn of the loop leaves at once, whole and in order."""

from __future__ import annotations

import asyncio

import pytest

from kg.serve.joining import JoiningTransport


class Recorder:
    """A transport that notes what it is told."""

    def __init__(self):
        self.written = []
        self.closed = False

    def writelines(self, parts):
        self.written.append(b"".join(parts))

    def is_closing(self):
        return self.closed

    def close(self):
        self.closed = True

    def get_extra_info(self, name):
        return f"the {name}"


async def wait_a_turn():
    await asyncio.sleep(0)


def run(steps):
    """Do things to a joining transport, and wait a turn for each None; what was written."""

    async def play():
        recorder = Recorder()
        transport = JoiningTransport(recorder)
        for step in steps:
            if step is None:
                await wait_a_turn()
            elif step == "close":
                transport.close()
            else:
                transport.write(step)
        await wait_a_turn()
        return recorder

    return asyncio.run(play())


@pytest.mark.parametrize(
    ("steps", "written"),
    [
        ([b"head", b"body"], [b"headbody"]),
        ([b"head", None, b"body"], [b"head", b"body"]),
        ([b"one", b"two", None, b"three", b"four", None], [b"onetwo", b"threefour"]),
        ([b"head", b"x" * 70_000, b"tail"], [b"head" + b"x" * 70_000, b"tail"]),
        ([b"head", b"body", "close"], [b"headbody"]),
        (["close", b"late"], []),
        ([], []),
    ],
)
def test_what_is_written_at_once_leaves_at_once(steps, written):
    recorder = run(steps)
    assert recorder.written == written
    assert recorder.closed == ("close" in steps)


def test_it_is_the_transport_in_all_else():
    async def ask():
        return JoiningTransport(Recorder()).get_extra_info("peer")

    assert asyncio.run(ask()) == "the peer"
