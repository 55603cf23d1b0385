"""What the predicates of dated facts say in prose."""

NAMED = {
    "fence_pct": "share of it finished", "forts_pct": "share of its forts finished", "fence_km": "length finished",
    "forts_or_posts": "forts and posts", "budget_pkr": "allocation", "budget_ngn": "allocation",
    "budget_proposed_ngn": "proposed", "spent_pkr": "spent",
    "proscribed_organisations_count": "organisations banned", "seminaries_registered": "seminaries registered",
    "terror_financing_convictions": "convictions for financing terrorism", "terrorism_acquittals": "acquitted",
    "terrorism_convictions": "convictions for terrorism", "action_plan_pct": "share of the action plan done",
    "fatf_grey_list": "on the grey list of the FATF",
    "on_list": "on the", "enacted": "enacted the", "adopted": "adopted the", "established": "set up the",
    "action_plan_items": "bound by", "proscription_affirmed_by": "ban upheld by the", "milestone": "", "suspended": "",
}  # fmt: skip
"""What a predicate says; of programmes only these are told, and how many items of a plan are done."""
