"""Words and names as Truce compares them: folded to lower-case Latin, whatever the script, and compared by sound."""
import unicodedata

import numpy as np
from rapidfuzz.distance import Levenshtein

CYRILLIC = dict(zip(
    "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяўђјљњћџѓќѕ",
    "a b v h g d e ie e zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia u dj j lj nj ch dz g k dz".split()))
LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ŋ": "ng"}
SOUNDS = [("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("ts", "c"),
          ("tz", "c"), ("ph", "f"), ("kh", "h"), ("gh", "h"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("c", "k"), ("q", "k"),
          ("g", "h"), ("j", "z"), ("w", "v"), *((vowel, "") for vowel in "aeiouy")]
MOST_WORDS = 64


def romanised(letter):
    lower = letter.lower()[0]
    if lower in CYRILLIC:
        return CYRILLIC[lower].strip("_")
    if unicodedata.decimal(letter, None) is not None:
        return str(unicodedata.decimal(letter))
    if ord(lower) < 0x250 and lower in LIGATURES:
        return LIGATURES[lower]
    as_bytes = letter.encode().decode("latin-1")
    parts = unicodedata.name(lower, "").split()
    at = next((i for i, part in enumerate(parts) if part in ("LETTER", "SIGN")), None)
    if at is None or at + 1 >= len(parts):
        return as_bytes
    sound = parts[at + 1].lower()
    if parts[0] == "LATIN":
        return sound[-1]
    consonants = sound[:next((i for i, c in enumerate(sound) if c in "aeiou"), len(sound))]
    return consonants or sound[:1]


class Folding(dict):
    """A table for `str.translate` that learns each letter when it first meets it; what ends a word becomes a blank."""

    def __missing__(self, code):
        letter = chr(code)
        if code < 128:
            sound = letter.lower() if letter.isalnum() else "" if letter == "'" else " "
        elif unicodedata.category(letter) in ("Mn", "Me", "Lm", "Cf") or letter in "\u2019\u2018\u00b4":
            sound = ""
        elif letter.isalpha() or unicodedata.category(letter) in ("Nl", "Mc") or unicodedata.numeric(letter, None) is not None:
            sound = romanised(letter)
        else:
            sound = " "
        self[code] = sound
        return sound


FOLDING = Folding()


def words(text):
    # Not `split()`: bytes of letters without a sound may look like blanks.
    return [word for word in text.translate(FOLDING).split(" ") if word]


def stems(all_words):
    """The telling words of a summary: numbers of two digits or more, and the first five letters of long words."""
    found = []
    for word in all_words:
        if word.isdecimal():
            if len(word) >= 2:
                found.append(word[:8])
        elif len(word) >= 4:
            found.append(word[:5])
    return found


def consonants(word):
    result = "a" if word[0] in "aeiouy" else ""
    at = 0
    while at < len(word):
        for letters, sound in SOUNDS:
            if word.startswith(letters, at):
                at += len(letters)
                break
        else:
            sound = word[at]
            at += 1
        if sound and result[-1:] != sound:
            result += sound
    return result


class Word:
    def __init__(self, text):
        self.text = text
        self.is_number = text.isdecimal()
        padded = f"  {text} "
        self.trigrams = {padded[i:i + 3] for i in range(len(padded) - 2)}
        self.consonants = consonants(text)


def alike(a, b):
    longer = max(len(a), len(b))
    return 100 * (longer - Levenshtein.distance(a, b)) // longer


class Names:
    """How alike names are, in hundredths; -1 where either has no words. Words recur in names, so they are kept too."""

    def __init__(self, texts):
        known = {}
        self.names = [[known[word] if word in known else known.setdefault(word, Word(word))
                       for word in words(text)] for text in texts]
        self.likenesses = {}
        self.matrix = np.full((len(texts), len(texts)), -2, dtype=np.int8)
        for i, name in enumerate(self.names):
            self.matrix[i, i] = 100 if name else -1

    def fill(self, first, second):
        """Compares these pairs, where they were not compared before."""
        needed = np.zeros(self.matrix.shape, dtype=bool)
        needed[np.minimum(first, second), np.maximum(first, second)] = True
        for i, j in zip(*np.nonzero(needed & (self.matrix == -2))):
            self.hundredths(i, j)

    def hundredths(self, i, j):
        if self.matrix[i, j] == -2:
            self.matrix[i, j] = self.matrix[j, i] = self.compare(self.names[i], self.names[j])
        return self.matrix[i, j]

    def compare(self, x, y):
        if not x or not y:
            return -1
        value = (self.coverage(x, y) + self.coverage(y, x)) // 2
        numbers, others = {w.text for w in x if w.is_number}, {w.text for w in y if w.is_number}
        return min(value, 30) if numbers and others and not numbers & others else value

    def coverage(self, own, others):
        total = sum(len(word.text) * max(self.likeness(word, other) for other in others) for word in own)
        return total // sum(len(word.text) for word in own)

    def likeness(self, a, b):
        key = (a.text, b.text) if a.text < b.text else (b.text, a.text)
        value = self.likenesses.get(key)
        if value is None:
            value = self.likenesses[key] = self.measure(a, b)
        return value

    @staticmethod
    def measure(a, b):
        if a.text == b.text:
            return 100
        if a.is_number or b.is_number:
            return 0
        by_trigrams = 200 * len(a.trigrams & b.trigrams) // (len(a.trigrams) + len(b.trigrams))
        if len(a.consonants) < 2 or len(b.consonants) < 2:
            return by_trigrams
        sounds = alike(a.consonants, b.consonants)
        return max(by_trigrams, (60 * sounds * sounds + 4_000 * alike(a.text, b.text)) // 10_000)
