"""The accuracy benchmark: reports that are right, the same reports with one planted error, and what the linter says of both.

It knows nothing of the linter but its command line and its `json` output, so it can judge any version of it.
"""
