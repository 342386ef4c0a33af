"""Articles for the tests of intake. All persons, papers and events are invented."""

from __future__ import annotations

REPORT = """Ministers part without a word on the dam

ANTHOLM, Norland — The foreign ministers of Norland and Suderia met for the first time in a year on Monday. They parted \
without a result, and neither would say when they would meet again.

“We will come back when there is something to come back for,” said Norland’s minister, Ada Exempla. She called the talks \
useful and left by the side door.

“No step closer”

Her colleague Max Probandus accused Norland of holding back water from the river. “We are no step closer,” he said, and \
added that his patience had an end.

According to engineers on the Suderian side, the level has fallen by two metres since the spring. Norland denies that.

What comes next

The next round is planned for the autumn. It will be held on a ship in the middle of the river, both sides said.
"""

VARIANTS = """“We will not sell the river”: Talks on the dam bring “nothing new”

“Won’t Sell River”

Talks on the dam bring “nothing new”

For the first time in a year, Norland and Suderia have met for talks about their dam. The meeting brought nothing new, as both \
sides said afterwards in the evening.

The meeting started in the morning. It was brokered by a retired judge from a third country, who would not be named.

source paper-77
"""

WRAPPED = """Ministers part without a word on the dam

The foreign ministers of Norland and Suderia met for the first time in a
year on Monday. They parted without a result, and neither would say when
they would meet again in the coming months, or where that would be held.

Her colleague Max Probandus accused Norland of holding back water from a
river that both countries claim. His patience had an end, he said to the
reporters who had waited for him until the evening.
"""

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Ministers part without a word on the dam | Example Courier</title>
<meta property="og:site_name" content="Example Courier">
{head}
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article>
<h1>Ministers part without a word on the dam</h1>
<p class="byline">By Jane Roe</p>
<p>The foreign ministers of Norland &amp; Suderia met for the first time in a year on Monday. They parted without a result, and
neither would say when they would meet again.</p>
<p>&ldquo;We will come back when there is something to come back for,&rdquo; said Norland&rsquo;s minister, <b>Ada Exempla</b>.
She called the talks useful and left by the side door.</p>
<h2>“No step closer”</h2>
<p>Her colleague Max Probandus accused Norland of holding back water from the river. “We are no step closer,” he said, and added
that his patience had an end.</p>
<h3>What comes next</h3>
<p>The next round is planned for the autumn. It will be held on a ship in the middle of the river, both sides said.</p>
</article>
<aside><h4>Most read</h4><ul><li><a href="/1">Mayor denies everything</a></li></ul></aside>
<footer>Copyright 2022 Example Courier. All rights reserved.</footer>
</body></html>
"""

LINKED_DATA = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Example Courier Online"},
  {"@type": "Organization", "@id": "#courier", "name": "The Example Courier"},
  {"@type": ["ReportageNewsArticle"], "headline": "Ministers part without a word on the dam",
   "datePublished": "2022-03-10T18:05:00+0300",
   "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "Max Muster"}],
   "publisher": {"@id": "#courier"}}
]}
</script>"""
