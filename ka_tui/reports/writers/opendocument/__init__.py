"""The paper as an OpenDocument text."""
