"""Sheets of cells: how their values are shown, and which of them are tables and which are lines of text."""
