"""Count in how many articles of the news at large each word stands: ``python -m training.common_words FOLDER``.

FOLDER holds JSON Lines of articles with ``title`` and ``text``. Written is `onrecord/compare/stories/tables/common.tsv`:
stems, and the share of articles in ten-thousandths; what stands in fewer than one in five hundred is left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from onrecord.compare.stories.rarity import TABLE
from onrecord.compare.stories.stems import stems

_LEAST = 20  # ten-thousandths


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    counts: Counter[str] = Counter()
    articles = 0
    for path in sorted(parser.parse_args().folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            counts.update(set(stems(f"{article.get('title') or ''}\n{article.get('text') or ''}")))
            articles += 1
    shares = {word: round(10_000 * count / articles) for word, count in counts.items()}
    kept = sorted(word for word, share in shares.items() if share >= _LEAST)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("word\tshare\n" + "".join(f"{word}\t{shares[word]}\n" for word in kept), encoding="utf-8")
    print(f"{len(kept):,} of {len(counts):,} words of {articles:,} articles")


if __name__ == "__main__":
    main()
