"""Generic outgoing webhook: a signed JSON message to any address, for services that nofault does not know by name.

The message tells of a published postmortem and its action items. It is signed as the Standard Webhooks specification (1.0) describes, so that
receivers can check it with a library of their language: `webhook-signature` is `v1,` and the base64 of the HMAC-SHA256 over
`{webhook-id}.{webhook-timestamp}.{body}`. The id stays the same when a message is sent again.
"""
