"""The part of CommonMark (and of GitHub's tables) that reports are written in: what a reader of the page sees."""
