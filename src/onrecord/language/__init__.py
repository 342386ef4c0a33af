"""Language: paragraphs, quotations, and which language a text is in."""
