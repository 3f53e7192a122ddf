-- What an account has paid beyond what it is charged, kept beside the ledger by the statement that appends to it: a
-- balance is one row however long the ledger is, and accounts that are not even are found by an index.
ALTER TABLE account ADD COLUMN balance INTEGER NOT NULL DEFAULT 0;
UPDATE account SET balance = COALESCE((
    SELECT SUM(CASE WHEN e.entry_kind = 'payment' THEN e.amount ELSE -e.amount END)
    FROM ledger_entry e
    WHERE e.tenant_id = account.tenant_id AND e.account_id = account.account_id
), 0);
CREATE INDEX account_uneven ON account (tenant_id, balance, account_id) WHERE balance <> 0;
-- Whom an account pays for.
CREATE INDEX client_by_account ON client (tenant_id, account_id, client_id, name);
-- How many clients have a name to be found by: a list says how long it is without a look at all of it.
ALTER TABLE tenant ADD COLUMN clients INTEGER NOT NULL DEFAULT 0;
UPDATE tenant SET clients = (
    SELECT COUNT(*) FROM client c WHERE c.tenant_id = tenant.tenant_id AND c.folded > ''
);
-- What is owed for one client, however long they have been coming.
CREATE INDEX booking_unpaid_by_client ON booking (tenant_id, client_id, start_at, booking_id, charged, covered)
WHERE charged > covered;
-- A status that is rare is found without a look at the others.
CREATE INDEX booking_by_status ON booking
    (tenant_id, status, start_at, booking_id, end_at, phase, price, charged, covered);
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('account', 'account_uneven', '8000 40 1 1'),
    ('client', 'client_by_account', '40000 200 1 1 1'),
    ('booking', 'booking_unpaid_by_client', '10000 50 2 1 1 1 1'),
    ('booking', 'booking_by_status', '1000000 5000 500 1 1 1 1 1 1 1');
-- It has all that is pending, be it asked for instead of something or not.
UPDATE sqlite_stat1 SET stat = '2000 10 1' WHERE idx = 'booking_asks_once';
ANALYZE sqlite_schema;
