"""Languages about which nothing is said; their common words tell that a text is not English."""

from __future__ import annotations

NAME = "other"
STOPWORDS = """
    het een niet voor met zijn naar werd worden heeft ook maar deze dat wij
    og ikke det til af som blev har var med på fra kunne efter
    och inte att som för har blev med till från efter kunde
    il lo gli della dei degli non che è stato stata sono per con questo questa anche dal nel alla
    o os as não uma dos das foi foram para com que em no na pelo pela mas são
    nie się jest był była było przez został została oraz dla który która od do na że
    """
