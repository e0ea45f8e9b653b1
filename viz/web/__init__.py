"""The web application: pages over a store, each with its JSON twin and its tables as files."""
