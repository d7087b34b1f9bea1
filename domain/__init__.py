"""What is true and what is allowed: the law of labour disputes as cases, events and rules."""
