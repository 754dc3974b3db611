"""What the documents of office programs share: their packages, pictures, sign fonts and texts."""
