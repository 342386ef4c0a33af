"""Which language a text is in.

The identifier is py3langid's shipped model (naive Bayes over byte n-grams, after Lui and Baldwin 2012). It is built when the
first text asks for it, and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SLICE = 1000  # characters of each of the two slices that are looked at
_FEWEST_LETTERS = 12  # fewer tell nothing: "OK", "Nein"
_SURE = 0.5  # share that a language needs among all of the model's; below it the answer would be a guess
_SURE_ABROAD = 0.8  # a text taken for foreign is not read at all, so that needs more
_CODE_LENGTH = 2  # of ISO 639-1

# Varieties that the model tells apart and ISO 639-1 does not.
_WITHIN = {
    "ary": "ar", "arz": "ar", "kik": "ki", "nb": "no", "nn": "no",
    "pcm": "en", "sdh": "ku", "uzs": "uz", "wuu": "zh", "yue": "zh",
}  # fmt: skip
_WORD_PER_CHARACTER = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")  # kana, Han, hangul: a few of them are a sentence

_NAMES = dict(
    entry.strip().split(maxsplit=1)
    for entry in """
    af Afrikaans|am Amharic|an Aragonese|ar Arabic|as Assamese|az Azerbaijani|ba Bashkir|be Belarusian|bg Bulgarian
    |bn Bengali|br Breton|bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|dz Dzongkha|el Greek|en English
    |eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|fo Faroese|fr French|fy West Frisian|ga Irish
    |gd Scottish Gaelic|gl Galician|gu Gujarati|ha Hausa|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian
    |hy Armenian|id Indonesian|ig Igbo|is Icelandic|it Italian|ja Japanese|jv Javanese|ka Georgian|ki Kikuyu|kk Kazakh
    |km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lg Ganda|ln Lingala|lo Lao
    |lt Lithuanian|lv Latvian|mg Malagasy|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese
    |my Burmese|ne Nepali|nl Dutch|no Norwegian|oc Occitan|om Oromo|or Odia|pa Punjabi|pl Polish|ps Pashto|pt Portuguese
    |qu Quechua|ro Romanian|ru Russian|rw Kinyarwanda|sa Sanskrit|se Northern Sami|si Sinhala|sk Slovak|sl Slovenian
    |sn Shona|so Somali|sq Albanian|sr Serbian|st Southern Sotho|sv Swedish|sw Swahili|ta Tamil|te Telugu|tg Tajik
    |th Thai|tk Turkmen|tl Tagalog|tr Turkish|tt Tatar|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|vo Volapük
    |wa Walloon|xh Xhosa|yo Yoruba|zh Chinese|zu Zulu
    """.replace("\n", "").split("|")
)


def identify(text: str) -> str | None:
    """Tell the language of a text.

    At most 2,000 characters are looked at, from the beginning and the middle, so that an English caption over a German
    report does not decide alone.

    Args:
        text: The article's text.

    Returns:
        ISO 639-1 code; null where the text is too short or the model not sure.
    """
    code, share = likeliest(text)
    return code if share >= (_SURE if code == "en" else _SURE_ABROAD) else None


def likeliest(text: str) -> tuple[str | None, float]:
    """Give the likeliest language of a text and its share among all, however small; null and 0 where there is nothing to go by.

    Args:
        text: The article's text.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS and not _WORD_PER_CHARACTER.search(sample):
        return None, 0.0
    shares: dict[str, float] = {}
    for label, share in _identifier().rank(sample):
        code = _WITHIN.get(label, label)
        shares[code] = shares.get(code, 0.0) + share
    best = max(shares, key=lambda code: (shares[code], code))
    return (best, shares[best]) if len(best) == _CODE_LENGTH else (None, 0.0)


def language_name(code: str) -> str:
    """Give the English name of a language, or the code itself where the name is not known.

    Args:
        code: ISO 639-1 code.
    """
    return _NAMES.get(code, code)


def _sample(text: str) -> str:
    if len(text) <= 2 * _SLICE:
        sample = text
    else:
        middle = max(_SLICE, len(text) // 2)
        sample = f"{text[:_SLICE]} {text[middle : middle + _SLICE]}"
    return sample.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model; most commands need none

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
