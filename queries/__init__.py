"""What can be asked: questions, views and rules as .rq files, and what runs them."""
