"""bytes -> Source: what each carrier holds as text."""
