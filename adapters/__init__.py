"""How: one file or package per port, named like the port; only the composition root imports these."""
