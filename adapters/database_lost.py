"""What it means that a database is away for a while."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError

from adapters.ledger import LedgerUnreachable

DATABASE_LOST = (DBAPIError, sqlite3.Error, psycopg.Error, LedgerUnreachable, OSError)
