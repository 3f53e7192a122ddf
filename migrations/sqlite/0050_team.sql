-- A practice has one owner: never two, and the owner's row never goes. Who takes a practice over becomes its owner in the
-- transaction in which the owner of before becomes an assistant.
CREATE UNIQUE INDEX member_owner ON member (tenant_id) WHERE role = 'owner';
CREATE TRIGGER member_owner_stays BEFORE DELETE ON member WHEN OLD.role = 'owner'
BEGIN SELECT RAISE(ABORT, 'the owner of a practice stays'); END;

-- Who helped and does no more: what they typed there is found by it when they have their data deleted.
CREATE TABLE former_member (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    left_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
) STRICT;
CREATE INDEX former_member_by_person ON former_member (person_id, tenant_id);

-- A link that makes whoever opens it first an assistant.
CREATE TABLE team_invite (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    invite_id INTEGER NOT NULL,
    token TEXT NOT NULL UNIQUE,
    rights TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person (person_id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES person (person_id),
    used_at INTEGER,
    PRIMARY KEY (tenant_id, invite_id),
    CHECK ((used_by IS NULL) = (used_at IS NULL))
) STRICT;

-- The owner offers the practice to somebody of the team: to one at a time, and to nobody else.
CREATE TABLE handover (
    tenant_id INTEGER NOT NULL PRIMARY KEY,
    to_person INTEGER NOT NULL,
    offered_by INTEGER NOT NULL REFERENCES person (person_id),
    offered_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    FOREIGN KEY (tenant_id, to_person) REFERENCES member (tenant_id, person_id)
) STRICT;
