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
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('account', 'account_uneven', '8000 40 1 1'),
    ('client', 'client_by_account', '40000 200 1 1 1');
ANALYZE sqlite_schema;
