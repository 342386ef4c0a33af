"""Archives: documents out of WARC, WACZ, JSON Lines, Parquet, GDELT's quotations and folders, behind one interface."""

from onrecord.archives.articles import article_of
from onrecord.archives.columns import Columns
from onrecord.archives.cutting import folder_stretches, stretches
from onrecord.archives.document import Document, Fault, Item, PassedOver, Stretch
from onrecord.archives.opening import documents
from onrecord.archives.walking import archive_files, is_page

__all__ = [
    "Columns",
    "Document",
    "Fault",
    "Item",
    "PassedOver",
    "Stretch",
    "archive_files",
    "article_of",
    "documents",
    "folder_stretches",
    "is_page",
    "stretches",
]
