-- A stretch of time in which clients choose the start themselves, every so many minutes.
CREATE TABLE time_window (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    window_id BIGINT NOT NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT NOT NULL,
    step BIGINT NOT NULL CHECK (step IN (15, 30, 60)),
    deleted_at BIGINT,
    PRIMARY KEY (tenant_id, window_id),
    CHECK (end_at > start_at AND end_at - start_at <= 43200)
);
CREATE INDEX time_window_by_start ON time_window (tenant_id, start_at, window_id) WHERE deleted_at IS NULL;

-- The starts that it offers. They overlap each other: a booking in one closes those in its way, and opens them again
-- when it is gone.
CREATE TABLE window_slot (
    tenant_id BIGINT NOT NULL,
    slot_id BIGINT NOT NULL,
    window_id BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, window_id) REFERENCES time_window (tenant_id, window_id)
);
CREATE INDEX window_slot_by_window ON window_slot (tenant_id, window_id, slot_id);
