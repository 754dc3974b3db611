"""Words that leave a sentence open, and pieces of words: what ``cut-off`` knows a text by that was cut."""

from __future__ import annotations

LEAVES_OPEN: dict[str, frozenset[str]] = {
    word: frozenset(but_after.split())
    for words, but_after in (
        # words that nothing ends with, and the words before them after which something may
        (
            "the a an and or nor our your my every because although though unless whereas via per than towards whose",
            "",
        ),
        ("ensure ensures ensuring", ""),
        (
            "been being including regarding during until onto whether which who their its approx incl into among amongst",
            "looked logged",
        ),
        ("but", "all nothing anything"),
        ("if", "what"),
        ("very", "the much this that"),
        ("is are was were", "it they there this that what where these here who he she we you"),
        ("has have had", "it they we you council residents people could would should must may already"),
        ("will would should could", "they it we you he she free good as at"),
        ("be", "can could will may should would might must to"),
        ("shall", "we they you"),
        ("concerning", "is are was were very more most remains deeply"),
        ("between", "in space gap gaps far"),
        ("within", "from"),
        ("upon", "built agreed acted improved relied called depended based embarked"),
        ("against", "for up voted compared guard guarded"),
        ("alongside", "worked working work"),
        (
            "with",
            "dealt deal complied comply coped cope done proceeded agreed met meet begin start along work working helped spoken "
            "do",
        ),
        (
            "for",
            "paid pay was is planned plan catered accounted account applied apply cared care allowed budgeted called asked ask "
            "hoped looked look provided used waited what paying caring applying planning looking responsible bid",
        ),
        (
            "to",
            "agreed referred adhered adhere committed attended listened listen responded respond spoken replied objected "
            "contributed contribute subscribed written talked able want wish wanted wished added forward need needed stuck "
            "like going have used",
        ),
        ("of", "disposed dispose cared care aware rid approved thought heard because made proud capable part"),
        ("at", "looked look looking aimed worked arrived where"),
        ("by", "stood passed gone abided close near go"),
        ("from", "recovered heard benefited benefitted benefit come chosen choose learn learned where"),
        ("as", "known such same"),
    )
    for word in words.split()
}
"""Words in small letters after which a sentence has more to say, each with the words before it after which it need not."""

DATE_OR_PLACE_FOLLOWS = frozenset(
    "held hosted opens opened due scheduled located based place planned published launched begin began start starts "
    "started resulted resulting impact effect decision decisions consultation focus increase increases decrease "
    "reduction improvement improvements change changes residents people homes meeting interest participated interested "
    "invested".split()
)
"""Words after which a final ``in`` or ``on`` is open; it ends a sentence after many others (signed on, moved in, worked on)."""

PIECES_AT_END = frozenset(
    "complet implem implemen implementa implementat consulta consultat counci counc residen progres achiev provid "
    "servic includ continu increas ensur arrang chang manag receiv improv deliv delive agreem agreemen developm develo "
    "propert distric environm environ meetin buildin plannin fundin trainin housin workin ongoin followin availabl "
    "commun suitabl sustainabl affordabl communi parishe busines businesse strateg polic statutor temporar necessar "
    "librar applicat applicatio contra contracto procuremen procurem recruitm recruitmen engagem engagemen managem "
    "managemen requirem requiremen assessm assessmen departm departmen governm governmen".split()
)
"""Pieces of words that often stand in reports, none of which is a word."""

PIECES_AT_BEGINNING = frozenset(
    "ing ings tion tions ation ations ment ments ness ities ity ally ly ence ance ised ising ting ted ed cil cils trict "
    "ouncil".split()
)
"""Ends of words, none of which is a word."""

PIECE_ENDS = tuple(
    "ctio ntio stio utio latio tatio zatio itio ssio nmen pmen gmen vmen gemen vemen mmunit bilit ilitie nanc".split()
)
"""Endings that a word has only when its last letters are lost."""
