-- A link that joins a client to a person in Telegram: it works once, and the specialist says whether the one who came is
-- the one they mean. A client has at most one.
CREATE TABLE client_join (
    tenant_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    token TEXT NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (person_id),
    came_at INTEGER,
    PRIMARY KEY (tenant_id, client_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    CHECK ((person_id IS NULL) = (came_at IS NULL))
) STRICT;
CREATE INDEX client_join_by_person ON client_join (person_id, tenant_id) WHERE person_id IS NOT NULL;
