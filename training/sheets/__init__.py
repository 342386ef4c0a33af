"""Sheets: articles labelled on single questions, many more than those labelled in full, for training alone."""
