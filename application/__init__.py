"""What may be asked for, and what follows from what."""
