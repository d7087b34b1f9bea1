"""Service of documents 送达: how a document reached somebody, what was tried before, and public notice 公告送达."""
