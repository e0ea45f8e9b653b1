"""What can be said: classes, properties, shapes and vocabularies, and the Python that loads and checks them."""
