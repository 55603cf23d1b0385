"""Every figure that could be the home of a claimed one: laid down and fetched at once for a document."""
