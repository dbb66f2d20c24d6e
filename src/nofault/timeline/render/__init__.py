"""Ways to write a timeline down, one a file: each has `render(timeline, explain) -> str`."""
