-- What a regular's weekly time has beside its day and hour. Weeks are counted from a fixed Monday: every one, or each
-- second, called a and b. A request for one is `asked` until the specialist answers. A time ends with its last day.
ALTER TABLE standing ADD COLUMN minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 5 AND 720);
ALTER TABLE standing ADD COLUMN weeks TEXT NOT NULL DEFAULT 'every' CHECK (weeks IN ('every', 'a', 'b'));
ALTER TABLE standing ADD COLUMN price INTEGER CHECK (price >= 0);
ALTER TABLE standing ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('asked', 'active', 'declined'));
CREATE INDEX standing_in_force ON standing (tenant_id, weekday, wall_minute, standing_id) WHERE state = 'active';
CREATE INDEX standing_of_client ON standing (tenant_id, client_id, standing_id);

-- What came of a regular's time on a local day: its booking, or why there is none.
CREATE TABLE standing_day (
    tenant_id INTEGER NOT NULL,
    standing_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    booking_id INTEGER,
    why TEXT CHECK (why IN ('skip', 'past', 'closed', 'gap', 'overlap')),
    PRIMARY KEY (tenant_id, standing_id, day),
    FOREIGN KEY (tenant_id, standing_id) REFERENCES standing (tenant_id, standing_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    CHECK ((booking_id IS NULL) = (why IS NOT NULL))
) STRICT;
CREATE INDEX standing_day_by_day ON standing_day (tenant_id, day, standing_id);

-- From one local day to another, both included, a regular does not come.
CREATE TABLE standing_pause (
    tenant_id INTEGER NOT NULL,
    standing_id INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    PRIMARY KEY (tenant_id, standing_id, from_day),
    FOREIGN KEY (tenant_id, standing_id) REFERENCES standing (tenant_id, standing_id),
    CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX standing_pause_ahead ON standing_pause (tenant_id, to_day);

-- When a tenant's regulars are booked next.
CREATE TABLE standing_clock (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT;
CREATE INDEX standing_clock_due ON standing_clock (due_at, tenant_id);
