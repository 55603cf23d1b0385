"""Passages: sentences that choose their words by the numbers they print, each number entered in the ledger."""
