"""The language server: shapes of the protocol, no logic (`pip install reportlint[lsp]`)."""
