"""What the register remembers of a quarter beside its activities, and how a change of it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol, TypeVar

from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.closings import Closing, closing_of
from ka_tui.domain.excuses import Excuse, excuse_of
from ka_tui.domain.judgements import Judgement, judgement_of
from ka_tui.domain.packs import SentPack, sent_packs_of
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import InvalidField, KaError

_Item = TypeVar("_Item")


class _Kept(Protocol):
    def to_dict(self) -> dict[str, Any]:
        """The item as the register keeps it."""


class QuarterRecord(NamedTuple):
    """What is remembered of a quarter: packs sent, how often it was signed off, findings let stand, promises judged."""

    packs: tuple[SentPack, ...] = ()
    closings: tuple[Closing, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def closed(self) -> Closing | None:
        """The closing that is in force; None for a quarter that can be changed."""
        return self.closings[-1] if self.closings and self.closings[-1].reopened is None else None

    def with_documents(self, documents: Mapping[str, Any]) -> QuarterRecord:
        """The record with some fields as documents give them, None for nothing.

        Raises InvalidField for a field that there is not, or that cannot hold its value.
        """
        return self._replace(**{name: _items(name, value) for name, value in documents.items()})

    def to_dict(self) -> dict[str, Any]:
        """The fields that hold something, as the register keeps them."""
        return {name: value for name in self._fields if (value := documents_of(getattr(self, name)))}


NOTHING = QuarterRecord()
"""The record of a quarter of which nothing is remembered."""


def documents_of(items: Iterable[_Kept]) -> list[dict[str, Any]] | None:
    """Items as a record keeps them: None for none."""
    return [item.to_dict() for item in items] or None


def record_edit(quarter: Quarter, before: QuarterRecord, after: QuarterRecord) -> Edit:
    """The edit that makes the register remember ``after`` of a quarter instead of ``before``: only the fields that differ."""
    names = [name for name in QuarterRecord._fields if getattr(before, name) != getattr(after, name)]
    was, becomes = ({name: documents_of(getattr(record, name)) for name in names} for record in (before, after))
    return Edit(Table.QUARTERS, str(quarter), was, becomes)


def _items(name: str, value: Any) -> tuple[Any, ...]:
    if name not in QuarterRecord._fields:
        raise InvalidField(name, "is no field of a quarter")
    if name == "packs":
        return sent_packs_of(value)
    return _listed(name, value, {"closings": closing_of, "excuses": excuse_of, "judgements": judgement_of}[name])


def _listed(name: str, value: Any, item_of: Callable[[Mapping[str, Any]], _Item]) -> tuple[_Item, ...]:
    if value is None:
        return ()
    try:
        return tuple(item_of(document) for document in value)
    except (KeyError, TypeError, ValueError, AttributeError, KaError) as error:
        raise InvalidField(name, "cannot be understood") from error
