"""Packs as forms to fill in."""
