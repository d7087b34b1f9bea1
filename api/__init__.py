"""The ways in: HTTP, pages and the command line. Translates, never decides; `api.main` wires everything."""
