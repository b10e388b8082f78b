"""Document formats: each file turns the bytes of one format into a `Reading`."""
