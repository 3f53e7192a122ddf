-- What was told, asked and said is forgotten from its oldest on.
CREATE INDEX publication_told ON publication (fired_at) WHERE fired_at IS NOT NULL;
CREATE INDEX clock_warning_past ON clock_warning (change_at);
CREATE INDEX coming_asked_at ON coming_asked (asked_at);
CREATE INDEX coming_said_at ON coming (said_at);
