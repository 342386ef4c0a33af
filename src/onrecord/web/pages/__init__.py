"""The pages of the app, one a file: what is on each, for its template and for its twin."""
