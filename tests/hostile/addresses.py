"""Hostile addresses and robots.txt files."""

from __future__ import annotations

from collections.abc import Mapping


def addresses() -> Mapping[str, str]:
    """Give addresses that are none, or lead where nothing is fetched."""
    written = (
        "",
        " ",
        "lamp",
        "//",
        "http://",
        "http:///story",
        "https://?x",
        "http://:80/",
        "http://[::1",
        "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://2130706433/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.1/",
        "http://192.168.0.1:8080/admin",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[fe80::1%25eth0]/",
        "http://user:secret@herald.example/",
        "http://herald.example:99999/",
        "http://herald.example:-1/",
        "http://herald.example:port/",
        "http://herald..example/",
        "http://.example/",
        "http://" + "a." * 3000 + "example/",
        "http://herald.example/" + "x" * 5000,
        "http://hera ld.example/",
        "http://herald.example\x00.evil.example/",
        "http://herald\u3002example\u202e/",
        "http://xn--.example/",
        "http://herald_.example/\r\nHost: evil",
        "HTTP:/herald.example/",
        "file:///etc/passwd",
        "ftp://herald.example/",
        "gopher://127.0.0.1:70/_x",
        "javascript:alert(1)",
        "data:text/html,lamp",
        "view-source:http://herald.example/",
        "\ud800://herald.example/",
        "http://\ud800/",
        "http://herald.example/%",
        "\x1b]0;owned\x07http://herald.example/",
    )
    return {f"the address {one[:50]!a}": one for one in written}


def rules() -> Mapping[str, bytes]:
    """Give robots.txt files that are too many, too deep, or no text."""
    star = b"User-agent: *\n"
    return {
        "rules without end": star + b"Disallow: /x\n" * 30_000,
        "stars in stars": star + b"Disallow: /" + b"*a" * 5000 + b"$\n",
        "a line without end": star + b"Disallow: /" + b"x" * 400_000,
        "NULs": star + bytes(5000),
        "noise": bytes(range(256)) * 500,
        "a page": b"<!doctype html><html><body>User-agent: *<br>Disallow: /</body></html>",
        "UTF-16": "User-agent: *\nDisallow: /".encode("utf-16"),
        "agents without end": b"User-agent: lamp\n" * 30_000 + b"Disallow: /\n",
        "a delay that is none": star + b"Crawl-delay: nan\nCrawl-delay: 1e999\nCrawl-delay: -1\n",
        "a delay without end": star + b"Crawl-delay: " + b"9" * 5000,
        "percent signs": star + b"Disallow: /%\nDisallow: /%zz\nDisallow: /" + b"%25" * 5000,
        "sitemaps without end": b"Sitemap: file:///etc/passwd\n" * 20_000,
    }
