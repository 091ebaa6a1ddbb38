"""The parts of the HTML page: marking the text, listing the records, and the page's own style and script."""
