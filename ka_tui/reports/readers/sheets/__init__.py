"""Spreadsheets taken apart: Excel, Excel of old, OpenDocument."""
