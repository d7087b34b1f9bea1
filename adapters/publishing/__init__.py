"""Publishing the ledger as a C2SP log: signed checkpoints, witnesses' cosignatures, tiles and proofs."""

from adapters.publishing.checkpoints import Checkpoints
from adapters.publishing.key_file import key_of_the_log, read_key, write_key
from adapters.publishing.publisher import Publisher
from adapters.publishing.trail import PublishedTrail

__all__ = ["Checkpoints", "PublishedTrail", "Publisher", "key_of_the_log", "read_key", "write_key"]
