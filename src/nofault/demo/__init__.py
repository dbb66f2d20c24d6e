"""The demonstration: made-up evidence of a made-up incident, worked through the whole cycle by the same services as the pages."""
