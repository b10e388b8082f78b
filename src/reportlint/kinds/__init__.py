"""One file per verb of the rule language; they do not know one another."""
