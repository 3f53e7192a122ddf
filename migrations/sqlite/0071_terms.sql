-- When an account pays: each lesson within term_days, a month by a day of the next month or of its own, or packs ahead.
ALTER TABLE account ADD COLUMN term TEXT NOT NULL DEFAULT 'lesson'
    CHECK (term IN ('lesson', 'month_after', 'month_before', 'pack'));
ALTER TABLE account ADD COLUMN term_day INTEGER NOT NULL DEFAULT 5 CHECK (term_day BETWEEN 1 AND 31);

-- Lessons that were sold together at a price.
CREATE TABLE pack (
    tenant_id INTEGER NOT NULL,
    pack_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    lessons INTEGER NOT NULL CHECK (lessons > 0),
    price INTEGER NOT NULL CHECK (price > 0),
    sold_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (tenant_id, pack_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
) STRICT;
CREATE INDEX pack_by_account ON pack (tenant_id, account_id, pack_id);

-- A booking draws from one pack at most.
CREATE TABLE pack_lesson (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    pack_id INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, pack_id) REFERENCES pack (tenant_id, pack_id)
) STRICT;
CREATE INDEX pack_lesson_by_pack ON pack_lesson (tenant_id, pack_id, booking_id);
