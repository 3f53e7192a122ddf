-- Wishes to hear when something becomes free. `wish` says in one word what is waited for, so the same wish twice is one
-- row; watch_id is the order in which people asked, and are told.
CREATE TABLE watch (
    tenant_id BIGINT NOT NULL,
    watch_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    wish TEXT NOT NULL,
    slot_id BIGINT,
    created_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    paused_at BIGINT,
    PRIMARY KEY (tenant_id, watch_id),
    UNIQUE (tenant_id, person_id, wish),
    FOREIGN KEY (tenant_id, person_id) REFERENCES visitor (tenant_id, person_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id)
);
CREATE INDEX watch_until ON watch (until_at, tenant_id, watch_id);

-- The newest freeing of a slot that somebody may wait for: the number tells it from those before. Those that are due
-- together are told of in one walk through the watches, which has got to `reached`.
CREATE TABLE freeing (
    tenant_id BIGINT NOT NULL,
    slot_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    -- Who let go of it, and needs not be told.
    client_id BIGINT,
    due_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    walk BIGINT,
    reached BIGINT NOT NULL DEFAULT 0,
    done_at BIGINT,
    PRIMARY KEY (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
);
CREATE INDEX freeing_due ON freeing (due_at, tenant_id) WHERE done_at IS NULL;
CREATE INDEX freeing_until ON freeing (until_at);
