"""What a PDF page shows: each line of text with face, size and box, and each drawn rule."""

import io
import re
from dataclasses import dataclass

import pypdf
from pypdf.generic import ContentStream

MM = 72 / 25.4


@dataclass(frozen=True)
class Text:
    """A line as one drawing operator shows it; lengths in points from the page's lower left."""

    words: str
    x: float
    y: float
    right: float
    size: float
    face: str

    @property
    def middle(self):
        return (self.x + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """A straight stroke."""

    x: float
    y: float
    right: float
    top: float

    @property
    def length(self):
        return max(self.right - self.x, self.top - self.y)

    @property
    def middle(self):
        return (self.x + self.right) / 2


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    texts: list[Text]
    rules: list[Rule]

    def text(self, words):
        """The only line with these words."""
        found = [text for text in self.texts if words in text.words.replace("\xa0", " ")]
        assert len(found) == 1, (words, [text.words for text in self.texts])
        return found[0]

    def rule_below(self, text):
        """The first horizontal rule below a line of text and about its middle."""
        below = [
            rule
            for rule in self.rules
            if rule.y < text.y and rule.y == rule.top and abs(rule.middle - text.middle) < 2
        ]
        return max(below, key=lambda rule: rule.y)


class _Face:
    def __init__(self, font):
        self.name = font["/BaseFont"].split("+")[1]
        self.signs = _to_unicode(font["/ToUnicode"].get_data().decode("ascii"))
        descendant = font["/DescendantFonts"][0].get_object()
        self.default = float(descendant.get("/DW", 1000))
        self.widths = {}
        entries = iter(descendant.get("/W", []))
        for first in entries:
            listed = next(entries)
            if isinstance(listed, int):
                alike = float(next(entries))
                self.widths |= dict.fromkeys(range(int(first), listed + 1), alike)
                continue
            for place, width in enumerate(listed):
                self.widths[int(first) + place] = float(width)

    def read(self, shown):
        """Words and width, in thousandths of the size, of a TJ operand."""
        words, width = "", 0.0
        for part in shown:
            if isinstance(part, bytes | str):
                codes = part if isinstance(part, bytes) else part.encode("latin-1")
                for at in range(0, len(codes), 2):
                    code = int.from_bytes(codes[at : at + 2], "big")
                    words += self.signs.get(code, "")
                    width += self.widths.get(code, self.default)
            else:
                width -= float(part)
        return words, width


def _to_unicode(cmap):
    signs = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            signs[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(target).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                signs[code] = chr(ord(start) + code - int(first, 16))
    return signs


def pages_of(pdf):
    """Every page of a PDF that Typst drew."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [_page(page, reader) for page in reader.pages]


def words_of(pdf):
    """All words of a PDF in drawing order, each run of spaces as one."""
    shown = " ".join(text.words for page in pages_of(pdf) for text in page.texts)
    return " ".join(shown.replace("\u200b", "").split())


class _Drawing:
    """The state of one page's operators, as far as text and strokes need it."""

    def __init__(self, faces):
        self.faces = faces
        self.texts, self.rules = [], []
        self.at, self.kept, self.path = (1.0, 1.0, 0.0, 0.0), [], []
        self.face, self.size, self.words, self.advance = None, 0.0, "", 0.0

    def take(self, operator, operands):
        """One operator; those that change neither text nor strokes are left out."""
        known = {b"q": "keep", b"Q": "back", b"cm": "move", b"Tf": "choose", b"BT": "open"}
        known |= {b"TJ": "show", b"Tj": "show", b"ET": "close", b"m": "go", b"l": "go"}
        known |= {b"S": "stroke", b"n": "forget", b"f": "forget"}
        if operator in known:
            getattr(self, known[operator])(operands)

    def keep(self, _):
        self.kept.append(self.at)

    def back(self, _):
        self.at = self.kept.pop()

    def move(self, operands):
        across, _, _, up, right, above = map(float, operands)
        sx, sy, x, y = self.at
        self.at = (sx * across, sy * up, x + sx * right, y + sy * above)

    def choose(self, operands):
        self.face, self.size = self.faces[operands[0]], float(operands[1])

    def open(self, _):
        self.words, self.advance = "", 0.0

    def show(self, operands):
        shown = operands[0] if isinstance(operands[0], list) else [operands[0]]
        words, width = self.face.read(shown)
        self.words += words
        self.advance += width * self.size / 1000

    def close(self, _):
        _, _, x, y = self.at
        right = x + self.advance
        self.texts.append(Text(self.words, x, y, right, self.size, self.face.name))

    def go(self, operands):
        sx, sy, x, y = self.at
        self.path.append((x + sx * float(operands[0]), y + sy * float(operands[1])))

    def stroke(self, _):
        (x, y), (right, top) = self.path
        self.rules.append(Rule(min(x, right), min(y, top), max(x, right), max(y, top)))
        self.path = []

    def forget(self, _):
        self.path = []


def _page(page, reader):
    fonts = page["/Resources"].get_object().get("/Font", {})
    drawing = _Drawing({name: _Face(font.get_object()) for name, font in fonts.items()})
    for operands, operator in ContentStream(page.get_contents(), reader, "bytes").operations:
        drawing.take(operator, operands)
    box = page.mediabox
    return Page(float(box.width), float(box.height), drawing.texts, drawing.rules)
