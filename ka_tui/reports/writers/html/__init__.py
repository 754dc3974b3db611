"""The paper as a page of the web."""
