"""Those who speak and act in an article: their mentions, names, roles and countries."""
