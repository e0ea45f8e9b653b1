"""Pictures that answer more than "what is around this": each module one, from a graph to a network."""
