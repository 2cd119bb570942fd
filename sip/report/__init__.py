"""What sip says, in no language yet: tables, charts, sentences, drafts."""
