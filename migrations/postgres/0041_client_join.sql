-- A link that joins a client to a person in Telegram: it works once, and the specialist says whether the one who came is
-- the one they mean. A client has at most one.
CREATE TABLE client_join (
    tenant_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (person_id),
    came_at BIGINT,
    PRIMARY KEY (tenant_id, client_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    CHECK ((person_id IS NULL) = (came_at IS NULL))
);
CREATE INDEX client_join_by_person ON client_join (person_id, tenant_id) WHERE person_id IS NOT NULL;
