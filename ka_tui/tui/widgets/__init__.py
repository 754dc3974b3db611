"""The widgets: attributes go down into them, messages come up."""
