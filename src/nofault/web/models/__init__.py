"""What is kept, one aggregate a file. Importing this package imports them all, as Django asks."""

from nofault import plugins

for _name, _module in plugins.walk(__name__):
    pass
