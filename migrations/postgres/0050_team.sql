-- A practice has one owner: never two, and the owner's row never goes. Who takes a practice over becomes its owner in the
-- transaction in which the owner of before becomes an assistant.
CREATE UNIQUE INDEX member_owner ON member (tenant_id) WHERE role = 'owner';
CREATE FUNCTION refuse_to_remove_the_owner() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the owner of a practice stays'; END $$;
CREATE TRIGGER member_owner_stays BEFORE DELETE ON member
FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION refuse_to_remove_the_owner();

-- Who helped and does no more: what they typed there is found by it when they have their data deleted.
CREATE TABLE former_member (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    left_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
);
CREATE INDEX former_member_by_person ON former_member (person_id, tenant_id);

-- A link that makes whoever opens it first an assistant.
CREATE TABLE team_invite (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    invite_id BIGINT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    rights TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES person (person_id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by BIGINT REFERENCES person (person_id),
    used_at BIGINT,
    PRIMARY KEY (tenant_id, invite_id),
    CHECK ((used_by IS NULL) = (used_at IS NULL))
);

-- The owner offers the practice to somebody of the team: to one at a time, and to nobody else.
CREATE TABLE handover (
    tenant_id BIGINT NOT NULL PRIMARY KEY,
    to_person BIGINT NOT NULL,
    offered_by BIGINT NOT NULL REFERENCES person (person_id),
    offered_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    FOREIGN KEY (tenant_id, to_person) REFERENCES member (tenant_id, person_id)
);
