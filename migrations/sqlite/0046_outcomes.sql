-- When the last lesson of a local day of the tenant's ends, while it is still ahead.
CREATE TABLE day_end (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    day TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, day)
) STRICT;
CREATE INDEX day_end_due ON day_end (due_at, tenant_id);

-- In which letter each of those who run the practice was asked how a lesson went: once.
CREATE TABLE outcome_asked (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    letter TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, person_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE INDEX outcome_asked_by_letter ON outcome_asked (tenant_id, letter);
CREATE INDEX outcome_asked_at ON outcome_asked (asked_at);
