"""Publishing the ledger as a C2SP log: signed checkpoints, witnesses' cosignatures, tiles and proofs."""

from adapters.publishing.checkpoints import Checkpoints
from adapters.publishing.publisher import Publisher
from adapters.publishing.trail import PublishedTrail

__all__ = ["Checkpoints", "PublishedTrail", "Publisher"]
