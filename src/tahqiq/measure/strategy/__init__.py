"""Whether what a strategy promised is met, by one rule, from the evidence known on a day; and rival explanations.

``tell`` gives a strategy's statuses, ``history`` how they moved, ``hypotheses.weigh`` the balance of rivals. The rule
stands in docs/reference/strategy.md. Nothing is imported here.
"""
