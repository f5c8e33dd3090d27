"""Which language a text is in: by its script, then by the commonest small words. English is what the rules read."""

import re
from collections import Counter

from summitreader.parser.text.lazy_regex import regex

_SAMPLE = 1500  # code points from the start, the middle and the end: enough words, and no cost on long texts
_FEW = 8  # small words that tell a Latin text from English though English ones are among them
_WORDS_A_SMALL_ONE = 8  # of so many words one is a small one in any prose
_KINDS = 3  # different small words of a short text, one that stands in no name being worth two
_WORD = regex(r"[^\W\d_]+")
_WHOLE_WORD = regex(r"(?<![\w’'])[^\W\d_]+")  # no "ve" of "we've"

_SCRIPTS = (
    ("Cyrillic", "[\u0400-\u052f]"),
    ("Chinese", "[\u3400-\u9fff]"),
    ("Japanese", "[\u3040-\u30ff]"),
    ("Korean", "[\u1100-\u11ff\uac00-\ud7af]"),
    ("Arabic", "[\u0600-\u06ff]"),
    ("Hebrew", "[\u0590-\u05ff]"),
    ("Greek", "[\u0370-\u03ff]"),
    ("Hindi", "[\u0900-\u097f]"),
    ("Thai", "[\u0e00-\u0e7f]"),
    ("Georgian", "[\u10a0-\u10ff]"),
    ("Armenian", "[\u0530-\u058f]"),
)
_FOREIGN = regex("[\u0370-\u1cff\u3040-\ud7af]+")  # all the letters of these scripts, and few others
_LATIN = regex("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_SMALL_WORDS = {
    "English": "the and of to in that for with on was is as by at from this it be are have has he will not an or which"
    " no do all they we would had been she his her pro but there me so me up over them if one more than",
    "French": "le la les des du une et est dans pour que qui sur au aux avec par ce cette nous sont plus ont leur été"
    " son sa ses leurs elle il mais dont entre",
    "Spanish": "el la los las del una y en que para por con se su es como al más sus este esta entre ha también han"
    " sobre fue sus desde hasta pero",
    "German": "in am der die das und den von zu mit ist im für auf nicht des dem ein eine sich werden auch als an wird"
    " sind über zum zur vom beim wurde haben nach oder sowie einen einem einer seine bei aus sie er",
    "Italian": "il di che la e per un del della in con sono dei le gli nel una si alla delle più anche come da è"
    " ha hanno suo sua loro tra stato",
    "Portuguese": "o a os as do da dos das e em que para com uma por se no na ao mais como também são foi não pelo",
    "Dutch": "de het een en van in is dat op te voor met zijn aan niet door om ook als bij naar uit wordt hebben"
    " heeft zich tussen deze over werd",
    "Polish": "i w na z do się że jest nie o po od za przez jak są oraz ich dla tym który była także przy",
    "Turkish": "ve bir bu için ile da de olarak olan çok daha en gibi ise kadar sonra ancak göre her iki",
    "Indonesian": "dan yang di untuk dengan dari ini pada dalam tidak akan itu ke oleh juga telah kepada adalah",
    "Vietnamese": "và của các cho trong với được là có những này đã một không đến về tại khi từ",
    "Czech": "a v na se je že s z do o k to pro jako za by jeho které také podle nebo mezi byl",
    "Swedish": "och att det i en som på är av för med till den har de inte om ett men var sin hans mellan också sig",
    "Danish": "og det er til af på med som ikke har for den blev ved efter også mellem sig hans",
    "Norwegian": "og det er til av på med som ikke har for den ble ved etter også mellom seg hans",
    "Finnish": "ja on ei että se hän oli myös kun sekä mutta joka tai ovat kanssa mukaan olla",
    "Croatian": "i u je na se da su za od s koji što ili kao bi nije te je će između nakon",
    "Slovak": "a v na sa je že s z do o k ktoré pre ako aj po medzi bol podľa budú",
    "Slovenian": "in je v na za se da so pri ki z bo tudi po kot ali med ni",
    "Lithuanian": "ir yra kad su į iš dėl bei tai apie po kaip buvo taip pat",
    "Latvian": "un ir ar par no ka uz lai kā arī bija pēc tika starp",
    "Estonian": "ja on ei et ka see oli kui ning oma mis aga koos pärast",
    "Albanian": "dhe të në e për me një është që nga si janë do nuk ka këtë",
    "Swahili": "na ya wa kwa katika ni la za kuwa hii pia huo cha yake kati",
    "Filipino": "ng sa ang mga na ay at para ito siya kay nang din niya",
    "Hungarian": "a az és hogy nem is egy meg volt van ezt ez már csak szerint között több mint"
    " egyik illetve való valamint lesz",
    "Romanian": "și în de la cu care pe din pentru este că un o au fi prin mai fost sunt",
    "Azerbaijani": "və bu bir ilə üçün da də olan edib olub ki isə daha çox",
    "Uzbek": "va bilan uchun bu ham bir boʻyicha mamlakat oʻzbekiston",
}
# They stand in names too: "Ursula von der Leyen", "Luiz Inácio Lula da Silva".
_PARTICLES = "von van der den de da do dos das di del della dei du des la le les los las el ter ten e y i a o na bin"
_IN_NAMES = frozenset(_PARTICLES.split())
_LANGUAGES = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LANGUAGES_OF = {
    word: tuple(language for language, words in _LANGUAGES.items() if word in words)
    for word in frozenset().union(*_LANGUAGES.values())
}


def find_language(text: str) -> str:
    """Return the name of the text's language, "English" where nothing speaks against it. Cheap: reads a sample."""
    middle = len(text) // 2
    parts = [text] if len(text) <= 3 * _SAMPLE else [text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]]
    sample = "\n".join(parts)
    foreign = "".join(_FOREIGN.findall(sample))
    if not foreign:
        return _by_words(sample)
    latin = len(_LATIN.findall(sample))
    scripts = {name: len(re.findall(letters, foreign)) for name, letters in _SCRIPTS}
    # A Chinese character or a syllable of Hangul says as much as a few letters.
    dense = sum(scripts[name] for name in ("Chinese", "Japanese", "Korean"))
    if dense + sum(scripts.values()) / 1.5 > max(latin, 1):
        return _by_script(sample, scripts)
    return _by_words(sample)


def language_note(text: str) -> str | None:
    """Return one sentence for the reader where the text is not English; None where findings can be made."""
    language = find_language(text)
    return None if language == "English" else f"Findings are not available for this language ({language})."


def _by_script(sample: str, scripts: dict[str, int]) -> str:
    if scripts["Japanese"] > 0.1 * scripts["Chinese"] and scripts["Japanese"] > scripts["Korean"]:
        return "Japanese"
    script = max(scripts, key=lambda name: scripts[name])
    if script == "Cyrillic":
        if re.search("[іїєґІЇЄҐ]", sample) and not re.search("[ыэъёЫЭЪЁ]", sample):
            return "Ukrainian"
        return "Russian" if re.search("[ыэЫЭ]", sample) else "Cyrillic script"
    if script == "Arabic" and re.search("[پچژگ]", sample):
        return "Persian"
    return script


def _by_words(sample: str) -> str:
    # One word in seventeen is "the" in English, and to count that one alone costs next to nothing.
    if sample.count(" the ") * 40 > sample.count(" "):
        return "English"
    words = Counter(_WORD.findall(sample.lower()))
    seen = dict.fromkeys(_LANGUAGES, 0)
    for word in words.keys() & _LANGUAGES_OF.keys():
        for language in _LANGUAGES_OF[word]:
            seen[language] += words[word]
    best = max(seen, key=lambda language: seen[language])
    kinds = sum(1 for word in _LANGUAGES[best] if words[word])
    if best != "English" and seen[best] >= _FEW and kinds >= 5 and seen[best] >= 1.5 * seen["English"]:
        return best
    return _by_few_words(_WHOLE_WORD.findall(sample))


def _by_few_words(written: list[str]) -> str:
    """Return the language of a text too short to count in: the one whose small words, no particles of names, stand
    there, where those of English do not."""
    words = Counter(word for word in written if word.islower())
    small = words.keys() & _LANGUAGES_OF.keys()
    found = []
    for language, own in _LANGUAGES.items():
        alone = [word for word in small if word in own and word not in _LANGUAGES["English"]]
        kinds = len(alone) + sum(len(word) > 1 and word not in _IN_NAMES for word in alone)
        english = sum(words[word] for word in small if word in _LANGUAGES["English"] and word not in own)
        total = sum(words[word] for word in alone)
        if kinds >= _KINDS and total >= 4 * english and total * _WORDS_A_SMALL_ONE >= len(written):
            found.append((total, language))
    return max(found)[1] if found else "English"
