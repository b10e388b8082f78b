"""Packs: YAML to compiled rules; the only room that reads YAML."""
