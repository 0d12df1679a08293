"""Which officials' names occur in the articles, as hashes, so that none enters the repository.

A name is folded (lower case, without diacritics, single spaces) before it is hashed. A given name alone is
an ordinary word in Vietnamese: it is listed only behind or before its title.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 4

FULL = frozenset(
    {
        "007d4723c7bebe713058ec0ee747d177a5dd34463764bf1de4599fd95886a061",
        "021d49c97764f79705e32d12884d53f43f9a32d917038dcc95d1057995b4d52b",
        "189f179d30627a7b5c4a4dba26458f7c54ec94a7c24f6aa52f5d0ae04238662c",
        "192600d506f1710a4d96f13b9f4d0814d2df21c4463afe362892ee999666aca3",
        "22711446d5b30b2e5450fc6af7ed06d8a6d6eb23a5ecba98ae98d173deadaba7",
        "231df45134f5b00dc9662f8419de1ba387aab11fcbaedf094a6dae5234dd223c",
        "262cc811de72136ca85f075e3b3edd05b1a4225bb6ccd3996140e248d4e8afc5",
        "27f2fcaf33e899bff80141bdfe9e913f06778cf8a3ae55283c1c79bb78ee1020",
        "3700e8a886c0b670c6817d21345cfd5f09ecb00882e461ea96352a73dc6216f4",
        "4216a0521b14cec3be17232f4c601abc9ad29aa9aefcdc8e37efa22ef4f674d4",
        "4d26081428a6876a08553b7527a49ff9ce1b76b753968b464b60d89b97c75b44",
        "7e55a95718f43c7f25ab3d277e1d2d4437ee04572edabe9bb9766448b727d388",
        "81c87b8ec2c37e2f53c7b606f893008824bcb55812a4589d8760812453eb2d47",
        "8337222dbfcb7f5f7f41eb04453417a8a602d209953d89ef5ef8e2721308c058",
        "99cf27f7c2e4d739d827377ca671a54c4c1dab691775ce36b7750375e8068d2e",
        "a367be1b8b0f78fdad7fc3c12f48ff4de370ab580efc2850fa5217f22b1d73cb",
        "b394e9cbd007a36be9dc06ba1cef6b49e64b5bcb92fb0d36ac7d7df683a1d636",
        "bad2196f1d72102ed7dba4b8a375be2188fa47aea488b7dcdbaa98fd0329062e",
        "d91872337251730e97733d1ff775e06a8e40f0791be38cbac9d7bf0dfc187ea2",
        "e85f686bc70e8a293ce17ad03348be9921d79c50a7ec1e8219bd733be2c4ab4c",
        "e9d308a01661d20d761b238d311d132e8f7bfadda5e88dfa83ae8d0ac46d2b54",
        "f57133fed372bb2c82fc53a5f7e0a5d9a45a7572b9a5adbd7ac7de8732227366",
        "f5e7fcf565a7c3c26001e23b2c410ec4078cd232dffd61171d913dc9abf94129",
        "f632d182efe3de0d13546a23303540f5cc7639a7218247fb27eb54379d53041e",
        "f789180365d533f6926891a7ce662e4c1d3ea89310941272bcf3f01ab163b8ee",
    }
)
"""Full names, and given names with their title: nowhere."""

SHORT = frozenset(
    {
        "0152097c4fc69203e57bc96849e3a6ca21cf0f32702876b62ef2e4c684c09cb2",
        "343621da74ddc5932e046f1fbc62ffe6ee41ee470da3ebc90b358793f6cace9c",
        "5c33072c842fd7f9b818313655a9b2a0b9e6ac277c2b39bccccc7d8e24e779c5",
        "646f52ff049a18399643e4abf5a10bbd9c2cfaf592e2f28fb99c65516167b1ba",
        "7f2fde560497e98d63092383e36d3570e63d80f83fe9196638b82bf026da674c",
        "80e06d41e345168f6fc79237acb1cdbb328d2979101438f600a9afa599b91ea9",
        "892b02471c450f1af97bee1849d9b5e2f82e3eb96b84c9c32d757c5d423e390c",
        "8c6a438bd38322b0657c23f990dbf4fbcd7f4d3bfad75bf02d9662537a78df63",
        "abbada8b7bbacc603d54f04316d7236a0286d64275834dca9811016e5f81b830",
        "ca2a432af3e68b61640d7a9ca1abab7bf606eabbfea6462457eaf77bb4d8bd8d",
        "fa1a9733daa09f5cbd5011df7108ef9fb814d18df8a556d27f3fde9d74eace2b",
    }
)
"""Names without the family name. Some are also places: not in the facts."""


def folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def forbidden(words: tuple[str, ...], hashes: frozenset[str] = FULL) -> bool:
    return hashlib.sha256(folded(" ".join(words)).encode()).hexdigest() in hashes


def names_in(text: str, hashes: frozenset[str] = FULL) -> list[str]:
    """Names of the list that stand in a text, in any case, with or without diacritics.

    A name's last word is capitalised, so windows that end otherwise are not hashed.
    """
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return [
        " ".join(window)
        for end in range(len(words))
        if words[end][0].isupper()
        for size in range(2, min(LONGEST, end + 1) + 1)
        if forbidden(window := tuple(words[end - size + 1 : end + 1]), hashes)
    ]
