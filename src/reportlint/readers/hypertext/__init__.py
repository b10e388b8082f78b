"""Parts of the HTML reader: marked text, visible lines, grids, the body of a page, and the text that comes of them."""
