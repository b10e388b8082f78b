"""Pages of a PDF: characters and drawn rules with their places, and what can be told from them."""
