"""The page that shows a graph: what goes into it, and its template, scripts and styles."""
