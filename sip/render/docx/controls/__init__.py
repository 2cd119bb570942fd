"""The content controls of a Word document that sip fills, and fills again."""
