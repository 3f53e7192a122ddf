-- Balances, counts of payments, and the newest of them are read from this alone, however long a ledger is.
DROP INDEX ledger_balance;
CREATE INDEX ledger_balance ON ledger_entry (tenant_id, account_id, entry_kind, entry_id, amount, reverses);
