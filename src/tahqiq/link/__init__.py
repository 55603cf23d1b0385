"""Events of several datasets to incidents. Not built yet."""
