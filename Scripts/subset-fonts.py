#!/usr/bin/env python3
"""Makes the fonts that the site ships and the glyph widths that charts measure text with.

Both come from the same files, so a label measured in Swift is as wide as a browser draws it.
Needed: Debian's `fonts-inter` (Inter 4.0) and PyPI's `fonttools` and `brotli`:

    apt-get install fonts-inter
    python3 -m venv fonts-venv && fonts-venv/bin/pip install fonttools brotli
    fonts-venv/bin/python Scripts/subset-fonts.py

Run it again only to change the face or the characters; what it writes is committed.
"""

import pathlib
from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = pathlib.Path("/usr/share/fonts/opentype/inter")
FONTS = ROOT / "Sources/Site/Theme/fonts"
TABLE = ROOT / "Sources/Charts/Text/GlyphWidths.swift"
FACES = {"Regular": "inter-regular", "Italic": "inter-italic", "SemiBold": "inter-semibold"}

# Latin with Latin-1 and Extended-A, Greek, spaces, punctuation, super- and subscripts, arrows,
# mathematical signs, and the shapes and check marks of a teacher's page.
RANGES = """
0020-007E 00A0-017F 0218-021B 02C6-02DD 0300-0304 0307-0308 030A-030C 0370-03FF 1E9E 2002-2003 2007-200A
2010-2015 2018-201E 2020-2022 2026 202F 2030 2032-2033 2039-203A 2044 2070-209C 20AC 2102 2115 211D 2122
2190-2199 21A6 21D0-21D5 2202 2205-2208 220F 2211-2213 2215 2217-2218 221A 221D-221E 2225 2227-222B 2234
2248 2260-2261 2264-2265 226A-226B 2282-2283 2286 2295 2297 22C5 25A0-25A1 25B2-25B3 25BC-25BD 25C6 25CB
25CF 2713 2717
"""


def wanted():
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def add_nabla(font):
    """Inter 4.0 has no \u2207; it is \u0394 upside down, within the same height and as wide."""
    glyphs, source = font.getGlyphSet(), font.getBestCmap()[0x0394]
    bounds = BoundsPen(glyphs)
    glyphs[source].draw(bounds)
    _, bottom, _, top = bounds.bounds
    width, _ = font["hmtx"][source]
    pen = T2CharStringPen(width, glyphs)
    glyphs[source].draw(TransformPen(pen, (1, 0, 0, -1, 0, bottom + top)))
    outlines = font["CFF "].cff.topDictIndex[0]
    shape = pen.getCharString(private=outlines.Private, globalSubrs=outlines.GlobalSubrs)
    name = "nabla"
    strings = outlines.CharStrings
    strings.charStringsIndex.append(shape)
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    order = font.getGlyphOrder()
    outlines.charset.append(name)
    # The charset may be the glyph order itself, and has then grown already.
    font.setGlyphOrder(order if order is outlines.charset else order + [name])
    font["hmtx"][name] = font["hmtx"][source]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2207] = name


def write_subset(face, name):
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "calt", "sups", "subs"]
    font = TTFont(SOURCE / f"Inter-{face}.otf", recalcTimestamp=False)
    if 0x2207 not in font.getBestCmap():
        add_nabla(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(wanted()))
    subsetter.subset(font)
    target = FONTS / f"{name}.woff2"
    subset.save_font(font, str(target), options)
    return TTFont(target)


def widths(font):
    """Advance widths in thousandths of an em, the digits as `tnum` draws them."""
    tabular = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    scale = 1000 / font["head"].unitsPerEm
    characters = font.getBestCmap()
    return {
        code: round(font["hmtx"][tabular.get(glyph, glyph)][0] * scale)
        for code, glyph in sorted(characters.items())
    }


def runs(table):
    run = []
    for code, width in table.items():
        if run and code != run[-1][0] + 1:
            yield run
            run = []
        run.append((code, width))
    if run:
        yield run


def swift(name, table):
    lines = [f"  static let {name}: [(first: UInt32, widths: [UInt16])] = ["]
    for run in runs(table):
        numbers = [str(width) for _, width in run]
        lines.append(f"    (0x{run[0][0]:04X}, [")
        for start in range(0, len(numbers), 20):
            lines.append("      " + ", ".join(numbers[start : start + 20]) + ",")
        lines.append("    ]),")
    return lines + ["  ]"]


FONTS.mkdir(parents=True, exist_ok=True)
tables = {face: widths(write_subset(face, name)) for face, name in FACES.items()}
out = [
    "// swift-format-ignore-file",
    "// Written by Scripts/subset-fonts.py from the fonts that the site ships. Do not edit.",
    "",
    "/// How wide each character of Inter is, in thousandths of the font size; digits are the tabular ones.",
    "enum GlyphWidths {",
    *swift("regular", tables["Regular"]),
    "",
    *swift("semibold", tables["SemiBold"]),
    "}",
]
TABLE.write_text("\n".join(out) + "\n")
print({name: (FONTS / f"{name}.woff2").stat().st_size for name in FACES.values()})
