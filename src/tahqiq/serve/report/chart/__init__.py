"""The small chart of a claim: what is drawn where, in percent of the plot's width."""
