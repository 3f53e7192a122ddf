-- A stretch of time in which clients choose the start themselves, every so many minutes.
CREATE TABLE time_window (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    window_id INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    step INTEGER NOT NULL CHECK (step IN (15, 30, 60)),
    deleted_at INTEGER,
    PRIMARY KEY (tenant_id, window_id),
    CHECK (end_at > start_at AND end_at - start_at <= 43200)
) STRICT;
CREATE INDEX time_window_by_start ON time_window (tenant_id, start_at, window_id) WHERE deleted_at IS NULL;

-- The starts that it offers. They overlap each other: a booking in one closes those in its way, and opens them again
-- when it is gone.
CREATE TABLE window_slot (
    tenant_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    window_id INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, window_id) REFERENCES time_window (tenant_id, window_id)
) STRICT;
CREATE INDEX window_slot_by_window ON window_slot (tenant_id, window_id, slot_id);
