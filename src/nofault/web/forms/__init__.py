"""Forms for every part of a document, made from its type: text in, typed value out, each error beside its field."""
