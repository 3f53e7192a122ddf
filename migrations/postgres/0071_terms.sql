-- When an account pays: each lesson within term_days, a month by a day of the next month or of its own, or packs ahead.
ALTER TABLE account ADD COLUMN term TEXT NOT NULL DEFAULT 'lesson'
    CHECK (term IN ('lesson', 'month_after', 'month_before', 'pack'));
ALTER TABLE account ADD COLUMN term_day BIGINT NOT NULL DEFAULT 5 CHECK (term_day BETWEEN 1 AND 31);

-- Lessons that were sold together at a price.
CREATE TABLE pack (
    tenant_id BIGINT NOT NULL,
    pack_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    lessons BIGINT NOT NULL CHECK (lessons > 0),
    price BIGINT NOT NULL CHECK (price > 0),
    sold_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, pack_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
);
CREATE INDEX pack_by_account ON pack (tenant_id, account_id, pack_id);

-- A booking draws from one pack at most.
CREATE TABLE pack_lesson (
    tenant_id BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    pack_id BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, pack_id) REFERENCES pack (tenant_id, pack_id)
);
CREATE INDEX pack_lesson_by_pack ON pack_lesson (tenant_id, pack_id, booking_id);
