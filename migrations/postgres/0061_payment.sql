-- What is known of a payment beside its sum, which stands in the ledger and is never edited; this may be set right.
CREATE TABLE payment (
    tenant_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    -- The tenant's local day on which it was received.
    day TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT '' CHECK (method IN ('', 'cash', 'transfer', 'card', 'other')),
    note TEXT NOT NULL DEFAULT '',
    receipt BIGINT NOT NULL DEFAULT 0 CHECK (receipt IN (0, 1)),
    PRIMARY KEY (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES ledger_entry (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
);
CREATE INDEX payment_by_day ON payment (tenant_id, day, entry_id);
CREATE INDEX payment_by_client ON payment (tenant_id, client_id, entry_id);

INSERT INTO payment (tenant_id, entry_id, client_id, day)
SELECT e.tenant_id, e.entry_id, b.client_id, to_char(to_timestamp(e.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD')
FROM ledger_entry e
JOIN booking b ON b.tenant_id = e.tenant_id AND b.booking_id = e.booking_id
WHERE e.entry_kind = 'payment' AND e.reverses IS NULL;

-- What a payment covers is said by its own parts alone: of one that is taken back there are none.
DELETE FROM allocation WHERE EXISTS (
    SELECT 1 FROM ledger_entry e
    WHERE e.tenant_id = allocation.tenant_id
      AND (e.reverses = allocation.entry_id OR (e.entry_id = allocation.entry_id AND e.reverses IS NOT NULL))
);

-- A balance is read from these alone.
CREATE INDEX ledger_balance ON ledger_entry (tenant_id, account_id, entry_kind, amount);
CREATE INDEX booking_unpaid_by_account ON booking (tenant_id, account_id, start_at, booking_id, charged, covered)
WHERE charged > covered;
