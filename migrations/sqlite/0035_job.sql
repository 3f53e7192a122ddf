-- A long act of a tenant, done in batches, each a transaction of its own; one of a kind at a time.
CREATE TABLE job (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    job_id INTEGER NOT NULL,
    job_kind TEXT NOT NULL,
    task TEXT NOT NULL,
    -- How far it has come, as its kind writes it.
    reached TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('active', 'stopping', 'stopped', 'done')),
    total INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    -- What was left out, and why.
    report TEXT NOT NULL DEFAULT '',
    person_id INTEGER REFERENCES person (person_id),
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (tenant_id, job_id)
) STRICT;
CREATE UNIQUE INDEX job_active ON job (tenant_id, job_kind) WHERE ended_at IS NULL;
CREATE INDEX job_by_kind ON job (tenant_id, job_kind, begun_at);
CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;

-- Bookings that a job has cancelled, and by which entry of their history: each person is told of theirs in one message.
CREATE TABLE job_booking (
    tenant_id INTEGER NOT NULL,
    job_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    entry_no INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, job_id, booking_id),
    FOREIGN KEY (tenant_id, job_id) REFERENCES job (tenant_id, job_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
