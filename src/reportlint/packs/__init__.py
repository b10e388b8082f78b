"""Packs: YAML to compiled rules; the only room that reads YAML."""

from reportlint.packs.loading import load_abouts, load_profiles

__all__ = ["load_abouts", "load_profiles"]
