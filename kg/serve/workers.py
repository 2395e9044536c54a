"""A bounded number of worker processes, killed and replaced when they overrun."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import cast

import msgspec

from kg.errors import StoreError
from kg.serve.limits import Limits
from kg.serve.messages import LENGTH, Job, Reply, make_refusal, to_bytes, to_reply

_START = 60
"""Seconds in which a worker must have opened its store."""

_PAUSE = 1.0
"""Seconds before a worker that did not start is started again."""

_LOST = (asyncio.IncompleteReadError, ConnectionError)
"""What is seen of a worker that ended in the middle of a job."""


class Worker:
    """One process with its pipes."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._jobs = cast("asyncio.StreamWriter", process.stdin)
        self._replies = cast("asyncio.StreamReader", process.stdout)

    @classmethod
    async def start(cls, directory: Path, limits: Limits) -> Worker:
        """Start a process and wait until it is ready."""
        packed = msgspec.json.encode(limits).decode()
        arguments = ("-m", "kg.serve.worker", str(directory), packed)
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdin=PIPE, stdout=PIPE
        )
        worker = cls(process)
        try:
            await asyncio.wait_for(worker._read(), _START)
        except BaseException as error:
            await worker.end()
            if isinstance(error, (*_LOST, TimeoutError)):
                raise StoreError(f"{directory}: a worker could not open its store") from error
            raise
        return worker

    async def ask(self, job: Job) -> Reply:
        """Hand over a job and wait for its reply."""
        self._jobs.write(to_bytes(job))
        await self._jobs.drain()
        return await self._read()

    async def _read(self) -> Reply:
        (length,) = LENGTH.unpack(await self._replies.readexactly(LENGTH.size))
        return to_reply(await self._replies.readexactly(length))

    async def end(self) -> None:
        """Kill the process, whatever it is doing."""
        if self._process.returncode is None:
            self._process.kill()
        self._jobs.close()
        await self._process.wait()


class Workers:
    """All workers of a server: idle ones in a queue, the others with a job each."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._directory = directory
        self.limits = limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
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
            async with asyncio.timeout(self.limits.timeout):
                reply = await worker.ask(job)
        except TimeoutError:
            self._replace(worker)
            return make_refusal(
                503, f"stopped after {self.limits.timeout:g} s: ask for less, or add LIMIT"
            )
        except _LOST:
            self._replace(worker)
            return make_refusal(500, "the worker ended over this query: it may need less memory")
        except BaseException:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return reply

    async def _take(self) -> Worker | None:
        if self._idle.empty() and self._waiting >= self.limits.waiting:
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
