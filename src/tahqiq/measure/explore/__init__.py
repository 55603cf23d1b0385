"""Events looked at rather than measured: sums by area and month, points, and the rows themselves, a page at a time."""
