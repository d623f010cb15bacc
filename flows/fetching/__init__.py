"""URLs in, bodies stored by content hash out; everything that can go wrong on the way has a stated outcome."""

from flows.fetching.bodies import BodyStore
from flows.fetching.client import fetch_all
from flows.fetching.records import Fetched, FetchFailure, Manners, Wanted

__all__ = ["BodyStore", "FetchFailure", "Fetched", "Manners", "Wanted", "fetch_all"]
