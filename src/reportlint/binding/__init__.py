"""Document and pack make a `Binding`, once, frozen; checks see only this."""
