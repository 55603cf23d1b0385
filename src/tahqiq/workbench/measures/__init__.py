"""The measures as forms: what each asks for, with defaults that the evidence at hand can answer."""
