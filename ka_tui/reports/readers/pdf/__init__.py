"""PDFs taken apart."""
