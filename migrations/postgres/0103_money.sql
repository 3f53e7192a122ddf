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
    tenant_id BIGINT NOT NULL,
    month TEXT NOT NULL,
    client_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    number BIGINT NOT NULL,
    print TEXT NOT NULL,
    dedupe TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, month, client_id, person_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
);
CREATE INDEX bill_sent_by_person ON bill_sent (person_id);
