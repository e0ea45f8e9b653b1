"""What can be wrong with a file or a manifest; every sentence names the file and says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.errors import InputError


class MissingPath(InputError):
    """A path the user named is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"No such file or folder: {path}. Check the spelling, or give another path.")


class SeveralProblems(InputError):
    """More than one thing is wrong with what was given, each a sentence of its own."""

    def __init__(self, problems: Sequence[InputError]) -> None:
        super().__init__("\n".join(map(str, problems)))

    @staticmethod
    def check(problems: Sequence[InputError]) -> None:
        """Raise what is wrong: the one thing, or all of them in one."""
        if problems:
            raise problems[0] if len(problems) == 1 else SeveralProblems(problems)


class NoDocuments(InputError):
    """A folder, or the whole call, holds nothing that can be read."""

    def __init__(self, paths: Sequence[str], suffixes: Iterable[str]) -> None:
        super().__init__(
            f"No document found in {', '.join(paths)}. Files that can be read: {' '.join(sorted(suffixes))}."
        )


class UnreadablePath(InputError):
    """The operating system refused to give the bytes."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"Cannot read {path}: {why}. Check the permissions of the file.")


class UnknownFormat(InputError):
    """The suffix is none that can be read."""

    def __init__(self, name: str, suffixes: Iterable[str]) -> None:
        super().__init__(
            f"{name}: no reader for this kind of file. Save it as one of {' '.join(sorted(suffixes))} and try again."
        )


class DuplicateSlug(InputError):
    """Two files would be one document."""

    def __init__(self, slug: str, first: str, second: str) -> None:
        super().__init__(f"Both {first} and {second} would be document {slug!r}. Rename one of them, or leave one out.")


class TooLarge(InputError):
    """The file is larger than any policy document."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(f"{name}: {size:,} bytes are more than the limit of {limit:,}. Split the file.")


class EmptyFile(InputError):
    """Nothing stands in the file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: the file is empty. Put the document's text into it, or leave the file out.")


class BinaryFile(InputError):
    """A text file whose bytes are no text."""

    def __init__(self, name: str, looks_like: str = "") -> None:
        hint = f"it looks like {looks_like}; give it that suffix" if looks_like else "give it the suffix of its format"
        super().__init__(f"{name}: this is not text but binary data: {hint}, or save it as text.")


class UnknownEncoding(InputError):
    """Text in none of the encodings that are tried."""

    def __init__(self, name: str, tried: Sequence[str]) -> None:
        super().__init__(f"{name}: the text is in none of the encodings {', '.join(tried)}. Save it as UTF-8.")


class BrokenFile(InputError):
    """A file that its own format's reader rejects."""

    def __init__(self, name: str, form: str, why: str) -> None:
        super().__init__(f"{name}: broken {form} file ({why}). Open it in its program and save it again.")


class EncryptedFile(InputError):
    """A file that only opens with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: the file is encrypted. Remove the password and try again.")


class DangerousFile(InputError):
    """A file built to exhaust memory or to read other files."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: refused, because {why}. Save the document anew in its program.")


class MissingProgram(InputError):
    """A part that is optional and not installed is needed for this file."""

    def __init__(self, name: str, need: str, install: str) -> None:
        super().__init__(f"{name}: {need} is needed to read this file and is not installed. Install it: {install}")


class FailedConversion(InputError):
    """Another program could not turn the file into one that can be read."""

    def __init__(self, name: str, program: str, why: str) -> None:
        super().__init__(f"{name}: {program} could not convert it ({why}). Save it as .docx and try again.")


class ManifestColumns(InputError):
    """A manifest with columns nobody knows, or without `file`."""

    def __init__(self, path: str, columns: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"{path}: unknown or missing columns ({', '.join(columns) or 'no header'}). Known: {', '.join(known)}; "
            "file is required."
        )


class ManifestFile(InputError):
    """A manifest that names a file that is not there, or names it twice."""

    def __init__(self, path: str, file: str, line: int, why: str) -> None:
        super().__init__(f"{path} line {line}: {file!r} {why}. Mend the line or the file's name.")


class ManifestRow(InputError):
    """A manifest line that does not fit its header or its types."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path} line {line}: {why}. Mend the line.")
