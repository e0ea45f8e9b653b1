"""One module a page: a frozen dataclass and the function that builds it from a visit."""
