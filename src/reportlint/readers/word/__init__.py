"""Word files: what the eye sees of them, and the way back to runs."""
