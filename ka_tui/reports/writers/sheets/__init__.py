"""The paper as a workbook: Excel and OpenDocument."""
