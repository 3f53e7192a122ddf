-- What an account has paid beyond what it is charged, kept beside the ledger by the statement that appends to it: a
-- balance is one row however long the ledger is, and accounts that are not even are found by an index.
ALTER TABLE account ADD COLUMN balance BIGINT NOT NULL DEFAULT 0;
UPDATE account SET balance = COALESCE((
    SELECT CAST(SUM(CASE WHEN e.entry_kind = 'payment' THEN e.amount ELSE -e.amount END) AS BIGINT)
    FROM ledger_entry e
    WHERE e.tenant_id = account.tenant_id AND e.account_id = account.account_id
), 0);
CREATE INDEX account_uneven ON account (tenant_id, balance, account_id) WHERE balance <> 0;
-- Whom an account pays for.
CREATE INDEX client_by_account ON client (tenant_id, account_id, client_id, name);
-- How many clients have a name to be found by: a list says how long it is without a look at all of it.
ALTER TABLE tenant ADD COLUMN clients BIGINT NOT NULL DEFAULT 0;
UPDATE tenant SET clients = (
    SELECT COUNT(*) FROM client c WHERE c.tenant_id = tenant.tenant_id AND c.folded > ''
);
-- What is owed for one client, however long they have been coming.
CREATE INDEX booking_unpaid_by_client ON booking (tenant_id, client_id, start_at, booking_id, charged, covered)
WHERE charged > covered;
-- A status that is rare is found without a look at the others.
CREATE INDEX booking_by_status ON booking
    (tenant_id, status, start_at, booking_id, end_at, phase, price, charged, covered);
