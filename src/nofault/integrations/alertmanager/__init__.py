"""Prometheus Alertmanager: its webhook (version 4, and 3 of older servers) tells when alerts began and ended.

Alertmanager signs nothing, so the receiver's address has to hold a token or the request has to carry one. It repeats what it is not sure was
taken; `Notice.keys` tell what was seen before.
"""
