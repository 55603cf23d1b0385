"""Builds a country pack: evidence with its basis, the registry, and a manifest, from the publishers' files.

    python -m tools.build_pack --from ../shared/data --to src/tahqiq/packs/pakistan

What to take from where, with licence and citation, stands in ``recipes/<pack>/recipe.yml``; what each statistic
counts stands in the pack's own ``basis.yml``. The code knows no country.
"""
