"""``kg serve``: a built graph over HTTP, read only, as pages and as a SPARQL 1.1 endpoint.

The server itself opens no store. It reads requests (``protocol``), hands jobs to worker processes
(``workers``, ``worker``) and sends back what they answer (``answers``, ``resource``), so that a
query that runs away is ended by ending its process while the others are answered. ``run.serve``
needs the packages of the extra ``serve``; nothing else here does, but ``app``.
"""
