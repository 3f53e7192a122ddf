-- A person's quiet hours, in minutes of the wall they read times by; over midnight where they end before they begin.
ALTER TABLE person ADD COLUMN quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439);
ALTER TABLE person ADD COLUMN quiet_to INTEGER
    CHECK (quiet_to BETWEEN 0 AND 1439 AND (quiet_from IS NULL) = (quiet_to IS NULL));

-- What somebody hears from a tenant, where they have chosen otherwise than everybody begins.
CREATE TABLE hearing (
    tenant_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    notice_kind TEXT NOT NULL,
    hears INTEGER NOT NULL CHECK (hears IN (0, 1)),
    PRIMARY KEY (tenant_id, person_id, notice_kind),
    FOREIGN KEY (tenant_id, person_id) REFERENCES visitor (tenant_id, person_id)
) STRICT;
CREATE INDEX hearing_by_kind ON hearing (tenant_id, notice_kind, person_id) WHERE hears = 1;

-- How long before their bookings somebody is reminded, for all whom they act for with a tenant. Without a row what
-- stands with the client counts.
CREATE TABLE reminder_choice (
    tenant_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    ahead TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES visitor (tenant_id, person_id)
) STRICT;
