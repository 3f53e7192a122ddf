-- What somebody who runs a practice hears of it, where they have chosen otherwise than everybody begins.
CREATE TABLE member_told (
    tenant_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    told TEXT NOT NULL,
    hears BIGINT NOT NULL CHECK (hears IN (0, 1)),
    PRIMARY KEY (tenant_id, person_id, told),
    FOREIGN KEY (tenant_id, person_id) REFERENCES member (tenant_id, person_id) ON DELETE CASCADE
);

-- How long before each lesson they are reminded.
CREATE TABLE member_reminder (
    tenant_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    ahead TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES member (tenant_id, person_id) ON DELETE CASCADE
);

-- What they are told at an hour of their own wall on the weekdays they chose, a bit for each; due_at is the next time.
CREATE TABLE daily (
    tenant_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    told TEXT NOT NULL,
    minute BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    weekdays BIGINT NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
    due_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, told),
    FOREIGN KEY (tenant_id, person_id) REFERENCES member (tenant_id, person_id) ON DELETE CASCADE
);
CREATE INDEX daily_due ON daily (due_at, tenant_id, person_id);

-- Told once on a local day, whatever became of the hour, the zone or the program on it.
CREATE TABLE daily_told (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    told TEXT NOT NULL,
    day TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, told, day)
);
CREATE INDEX daily_told_at ON daily_told (told_at);
