"""What is written in one turn of the loop leaves at once, whole and in order."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from running_server import RunningServer

import kg.serve
from kg.serve.joining import JoiningTransport

PLAIN = """import sys
sys.modules.update(httptools=None, uvloop=None)
from kg.cli import main
main()"""
"""The program where the quicker loop and parser do not install."""

LARGE = "vendor/yasgui/yasgui.min.js"


class Recorder:
    """A transport that notes what it is told."""

    def __init__(self):
        self.written = []
        self.closed = False

    def write(self, data):
        self.written.append(data)

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


@pytest.mark.parametrize("program", [("-m", "kg"), ("-c", PLAIN)], ids=["quick", "plain"])
def test_large_and_small_answers_are_whole_and_the_server_ends_at_once(built, program):
    server = RunningServer(built, program=program)
    answers = [server.ask(f"/{LARGE}"), server.query("ASK {}"), server.ask("/sparql", "HEAD")]
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert answers[0].body == (Path(kg.serve.__file__).parent / LARGE).read_bytes()
    assert answers[1].json["boolean"] is True
    assert server.stop() == (0, "")
