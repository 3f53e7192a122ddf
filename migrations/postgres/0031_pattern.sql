-- Times of a specialist's usual week. What is taken out of it keeps its row, for what was made of it.
CREATE TABLE pattern (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    pattern_id BIGINT NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    wall_minute BIGINT NOT NULL CHECK (wall_minute BETWEEN 0 AND 1439),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 720),
    kind_id BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, pattern_id),
    FOREIGN KEY (tenant_id, kind_id) REFERENCES kind (tenant_id, kind_id)
);
CREATE UNIQUE INDEX pattern_in_force ON pattern (tenant_id, weekday, wall_minute) WHERE ended_at IS NULL;

-- What came of a time of the week on a local day: once, whatever becomes of the slot afterwards.
CREATE TABLE pattern_day (
    tenant_id BIGINT NOT NULL,
    pattern_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    slot_id BIGINT,
    why TEXT CHECK (why IN ('past', 'closed', 'gap', 'overlap')),
    PRIMARY KEY (tenant_id, pattern_id, day),
    FOREIGN KEY (tenant_id, pattern_id) REFERENCES pattern (tenant_id, pattern_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    CHECK ((slot_id IS NULL) <> (why IS NULL))
);
CREATE INDEX pattern_day_by_day ON pattern_day (tenant_id, day, pattern_id);

-- So many weeks ahead the week is published; nothing is while due_at is NULL.
CREATE TABLE pattern_clock (
    tenant_id BIGINT NOT NULL PRIMARY KEY REFERENCES tenant (tenant_id),
    weeks BIGINT NOT NULL CHECK (weeks BETWEEN 1 AND 26),
    due_at BIGINT
);
CREATE INDEX pattern_due ON pattern_clock (due_at, tenant_id) WHERE due_at IS NOT NULL;
