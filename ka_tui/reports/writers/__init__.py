"""Writers: from activities to a document."""
