"""A bounded number of worker processes, killed and replaced when they overrun."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import cast

import msgspec

from kg.errors import StoreError
from kg.serve.limits import Limits
from kg.serve.line import Line
from kg.serve.messages import Job, Reply, make_refusal, to_bytes

_START = 60
"""Seconds in which a worker must have opened its store."""

_PAUSE = 1.0
"""Seconds before a worker that did not start is started again."""


class Worker:
    """One process, and the line to it."""

    def __init__(self, transport: asyncio.SubprocessTransport, line: Line) -> None:
        self._transport = transport
        self._line = line

    @classmethod
    async def start(cls, directory: Path, limits: Limits) -> Worker:
        """Start a process and wait until it is ready."""
        packed = msgspec.json.encode(limits).decode()
        arguments = ("-m", "kg.serve.worker", str(directory), packed)
        transport, line = await asyncio.get_running_loop().subprocess_exec(
            Line, sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=None
        )
        worker = cls(transport, line)
        try:
            await asyncio.wait_for(line.expect(), _START)
        except BaseException as error:
            await worker.end()
            if isinstance(error, (ConnectionError, TimeoutError)):
                raise StoreError(f"{directory}: a worker could not open its store") from error
            raise
        return worker

    async def ask(self, job: Job, timeout: float) -> Reply:  # noqa: ASYNC109 - half the time
        """Hand over a job and wait for its reply; ``TimeoutError`` after so many seconds."""
        reply = self._line.expect()
        pipe = cast("asyncio.WriteTransport | None", self._transport.get_pipe_transport(0))
        if pipe is not None and not pipe.is_closing():  # else the line is lost, or soon will be
            pipe.write(to_bytes(job))
        timer = asyncio.get_running_loop().call_later(timeout, _expire, reply)
        try:
            return await reply
        finally:
            timer.cancel()

    async def end(self) -> None:
        """Kill the process, whatever it is doing."""
        if self._transport.get_returncode() is None:
            self._transport.kill()
        # Who stops waiting for a replaced worker must not take its end from those who wait too.
        await asyncio.shield(self._line.ended)
        self._transport.close()


def _expire(reply: asyncio.Future[Reply]) -> None:
    if not reply.done():
        reply.set_exception(TimeoutError())


class Workers:
    """All workers of a server: idle ones on a stack, the others with a job each."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._directory = directory
        self.limits = limits
        # The last that was busy is the first to be asked: what it needs is still in the caches.
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._alive: set[Worker] = set()
        self._changes: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._closing = False

    async def start(self) -> None:
        """Start all workers; raises ``StoreError`` where they cannot open the store."""
        starts = [self._add() for _ in range(self.limits.workers)]
        failures = [
            failure
            for failure in await asyncio.gather(*starts, return_exceptions=True)
            if failure is not None
        ]
        if failures:
            await self.close()
            raise failures[0]

    async def close(self) -> None:
        """End all workers, and those that are being started."""
        self._closing = True
        for task in list(self._changes):
            task.cancel()
        await asyncio.gather(*self._changes, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._alive))

    async def ask(self, job: Job) -> Reply:
        """Have a job done by the next idle worker; 503 where that takes too long."""
        worker = await self._take()
        if worker is None:
            return make_refusal(503, "too many queries at once: try again later")
        try:
            reply = await worker.ask(job, self.limits.timeout)
        except TimeoutError:
            self._replace(worker)
            return make_refusal(
                503, f"stopped after {self.limits.timeout:g} s: ask for less, or add LIMIT"
            )
        except ConnectionError:
            self._replace(worker)
            return make_refusal(500, "the worker ended over this query: it may need less memory")
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return reply

    async def _take(self) -> Worker | None:
        if not self._idle.empty():
            return self._idle.get_nowait()
        if self._waiting >= self.limits.waiting:
            return None
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.timeout):
                return await self._idle.get()
        except TimeoutError:
            return None
        finally:
            self._waiting -= 1

    async def _add(self) -> None:
        worker = await Worker.start(self._directory, self.limits)
        self._alive.add(worker)
        self._idle.put_nowait(worker)

    def _replace(self, worker: Worker) -> None:
        if self._closing:
            return
        task = asyncio.create_task(self._end_and_add(worker))
        self._changes.add(task)
        task.add_done_callback(self._changes.discard)

    async def _end_and_add(self, worker: Worker) -> None:
        await worker.end()
        self._alive.discard(worker)
        while True:
            try:
                return await self._add()
            except StoreError:
                await asyncio.sleep(_PAUSE)
