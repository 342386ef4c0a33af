"""How the documentation is built: ``scripts/docs``."""

from onrecord import __version__

project = "onrecord"
copyright = "the onrecord developers"  # noqa: A001  # Sphinx's name
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = f"onrecord {__version__}"
html_static_path: list[str] = []
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
exclude_patterns = ["build"]
nitpicky = False
