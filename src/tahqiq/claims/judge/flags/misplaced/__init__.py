"""A figure that is wrong where it stands and is exactly some publisher's for another place in the evidence."""
