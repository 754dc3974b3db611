"""The screens: they alone call services."""
