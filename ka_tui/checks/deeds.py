"""Words for what is done with a thing: that it was done, and that it is to be done; and how an order begins."""

from __future__ import annotations

import re
from typing import NamedTuple


class Deed(NamedTuple):
    """What can be done once: words for doing it, for its having been done, and for the doing of it."""

    do: str
    done: str
    doing: str


DEEDS = (
    Deed(
        "complete finish finalise finalize conclude undertake",
        "completed complete finished finalised finalized concluded undertaken",
        "completion finalisation",
    ),
    Deed("approve", "approved", "approval"),
    Deed("adopt", "adopted", "adoption"),
    Deed("agree", "agreed", "agreement"),
    Deed("appoint recruit hire", "appointed recruited hired", "appointment recruitment"),
    Deed("start begin commence", "started begun began commenced", "commencement"),
    Deed("launch", "launched", "launch"),
    Deed("open reopen", "opened reopened", "opening reopening"),
    Deed("close", "closed", "closure closing"),
    Deed("sign", "signed", "signing signature"),
    Deed("publish", "published", "publication"),
    Deed("submit", "submitted", "submission"),
    Deed("install", "installed", "installation"),
    Deed("award", "awarded", "award"),
    Deed("purchase buy", "purchased bought", "purchase"),
    Deed("sell", "sold", "sale"),
    Deed("demolish", "demolished", "demolition"),
    Deed("remove", "removed", "removal"),
    Deed("replace", "replaced", "replacement"),
    Deed("repair", "repaired", "repair"),
    Deed("relocate move transfer", "relocated moved transferred", "relocation transfer"),
    Deed("procure commission", "procured commissioned", "procurement"),
    Deed("draft", "drafted", "drafting"),
    Deed("build construct", "built constructed", "construction"),
)
"""What is done once: a thing that was done so is no longer to be done."""

MORE_DONE = (
    "achieved attended announced circulated consulted created cut delivered designed determined developed distributed engaged "
    "ended established extended granted held hosted implemented improved introduced invited issued joined met obtained "
    "organised painted passed planted prepared presented printed produced promoted provided raised received rebuilt "
    "redesigned refurbished registered released renewed resolved restored reviewed secured selected sent shared supported "
    "tested trained updated upgraded visited worked written won"
)
"""More words for what was done, which may well be done again."""

ORDERS = frozenset(
    re.findall(
        r"\w+",
        "to achieve address adopt advertise agree aim align allocate analyse announce apply appoint approve arrange ask "
        "assess assist attend await award begin bid book build buy carry check circulate clear close collect commence "
        "commission communicate compile complete conclude conduct confirm consider construct consult contact continue convene "
        "coordinate co create decide deliver design determine develop discuss distribute draft embed encourage engage enhance "
        "ensure establish evaluate examine expand explore extend facilitate feed fill finalise finish follow formalise fund "
        "further gather get give go help hold host identify implement improve include increase inform install instruct "
        "introduce investigate invite issue join keep launch lead learn liaise look maintain make manage map market meet "
        "monitor move negotiate obtain offer open organise oversee participate pilot plan prepare present prioritise procure "
        "produce progress promote propose provide publicise publish purchase pursue put raise receive recommend recruit "
        "reduce refer refine refresh relocate remove repair replace report request research resolve respond restart review "
        "revise roll run schedule scope secure seek select send set share sign start strengthen submit support survey take "
        "target tender test track train transfer undertake update upgrade use visit wait watch work write",
    )
)
"""Words that a next step begins with when it tells what to do."""


def one_of(words: str) -> str:
    """An expression for one of some words."""
    return "(?:" + "|".join(words.split()) + ")"
