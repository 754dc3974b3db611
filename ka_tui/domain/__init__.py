"""What is true of key activities: values and pure functions, with no clock, no files and no screen."""
