-- Who has let somebody act for a client, and when a person last said that a booking is to be for this one: on the screens
-- of that hour it is not asked again.
ALTER TABLE client_person ADD COLUMN invited_by INTEGER REFERENCES person (person_id);
ALTER TABLE client_person ADD COLUMN chosen_at INTEGER;

-- A link by which somebody else may act for a client, in what is ticked. It works once; each who may book for the client
-- has at most one.
CREATE TABLE acting_link (
    tenant_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person (person_id),
    token TEXT NOT NULL UNIQUE,
    may_book INTEGER NOT NULL CHECK (may_book IN (0, 1)),
    may_hear INTEGER NOT NULL CHECK (may_hear IN (0, 1)),
    may_pay INTEGER NOT NULL CHECK (may_pay IN (0, 1)),
    expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES person (person_id),
    PRIMARY KEY (tenant_id, client_id, made_by),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    CHECK (may_book + may_hear + may_pay > 0)
) STRICT;
CREATE INDEX acting_link_made_by ON acting_link (made_by);
CREATE INDEX acting_link_used_by ON acting_link (used_by) WHERE used_by IS NOT NULL;
