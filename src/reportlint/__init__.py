"""reportlint: finds mistakes in Chinese official reports, and proves what adds up."""

__version__ = "0.1.0"
