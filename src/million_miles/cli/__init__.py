"""`miles`: the five steps over a journey folder, without a server."""
