"""Pure facts of Chinese writing: widths, marks, numerals, numbering, quantities, dates, script and damage.

Standard library and `regex` only. Every offset in this package counts code points, is 0-based and half-open.
"""
