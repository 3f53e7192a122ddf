-- Times that were published together: told to those who want to know, in one message, and at most once on a local day.
CREATE TABLE publication (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    day TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    fired_at INTEGER,
    PRIMARY KEY (tenant_id, day)
) STRICT;
CREATE INDEX publication_due ON publication (due_at, tenant_id) WHERE fired_at IS NULL;

-- A time is told of once.
CREATE TABLE published_slot (
    tenant_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, day) REFERENCES publication (tenant_id, day)
) STRICT;
CREATE INDEX published_slot_by_day ON published_slot (tenant_id, day);

-- Who was told that a clock change moves their hours with a tenant: once for each change.
CREATE TABLE clock_warning (
    tenant_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    change_at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id, change_at),
    FOREIGN KEY (tenant_id, person_id) REFERENCES visitor (tenant_id, person_id)
) STRICT;
