-- What is charged and not covered is summed by client and by account without a look at the bookings.
DROP INDEX booking_unpaid;
CREATE INDEX booking_unpaid ON booking
    (tenant_id, start_at, booking_id, client_id, account_id, due_at, charged, covered)
WHERE charged > covered;
DROP INDEX booking_unpaid_by_account;
CREATE INDEX booking_unpaid_by_account ON booking
    (tenant_id, account_id, start_at, booking_id, client_id, due_at, charged, covered)
WHERE charged > covered;
-- Clients who had their data deleted.
CREATE INDEX client_erased ON client (tenant_id, client_id) WHERE name = '';
-- What somebody was sent last of a month's bill: what it said, in short, and under which key the letter lies in the outbox.
CREATE TABLE bill_sent (
    tenant_id INTEGER NOT NULL,
    month TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    number INTEGER NOT NULL,
    print TEXT NOT NULL,
    dedupe TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, month, client_id, person_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
) STRICT;
CREATE INDEX bill_sent_by_person ON bill_sent (person_id);
DELETE FROM sqlite_stat1 WHERE idx IN ('booking_unpaid', 'booking_unpaid_by_account');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('booking', 'booking_unpaid', '10000 50 1 1 1 1 1 1 1'),
    ('booking', 'booking_unpaid_by_account', '10000 50 3 1 1 1 1 1 1'),
    ('client', 'client_erased', '2000 10 1');
ANALYZE sqlite_schema;
