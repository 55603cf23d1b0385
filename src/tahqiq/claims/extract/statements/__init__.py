"""Statements without a figure: milestones, change without a number, and what cannot be checked, with the reason."""

from tahqiq.claims.extract.statements.find import Resolvers, find_statements

__all__ = ["Resolvers", "find_statements"]
