"""The file of a Word document: its parts, its properties, and the mark that it is sip's own."""
