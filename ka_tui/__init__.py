"""The desk of the officer who compiles a council's Key Activity Quarterly Report."""

__version__ = "0.4.0"
