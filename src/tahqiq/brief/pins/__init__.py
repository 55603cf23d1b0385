"""What people changed in a brief by hand, kept when it is made again: found again by what it stood on, or reported."""
