"""Write kg_build/link/data/sounds.tsv: how each Chinese character is read most often, without tones, from the package pypinyin (MIT).

Names are compared by sound one character at a time, and the package takes a second to start: its table of phrases
is not needed for that.

Run: python -m scripts.build_sounds
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import lazy_pinyin

CREDIT = "# Written by scripts/build_sounds.py after pypinyin (MIT); a syllable a line, then the characters read so.\n"
FIRST, LAST = 0x4E00, 0x9FFF
TARGET = Path("kg_build/link/data/sounds.tsv")


def main() -> None:
    """Write the file anew."""
    read_as: dict[str, list[str]] = {}
    for character in map(chr, range(FIRST, LAST + 1)):
        (syllable,) = lazy_pinyin(character)
        if syllable != character:
            read_as.setdefault(syllable, []).append(character)
    lines = (f"{syllable}\t{''.join(characters)}\n" for syllable, characters in sorted(read_as.items()))
    TARGET.write_text(CREDIT + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
