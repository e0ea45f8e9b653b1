"""What can be seen: networks, charts, pages and the web application."""
