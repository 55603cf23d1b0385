"""Statistics of counts: numbers in, numbers out; they know no evidence."""
