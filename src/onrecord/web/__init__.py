"""The web app: a store in a browser of this machine. It listens on 127.0.0.1 and trusts nothing that an article contains."""

from onrecord.web.application import make_app
from onrecord.web.settings import Lent, Settings, Taken

__all__ = ["Lent", "Settings", "Taken", "make_app"]
