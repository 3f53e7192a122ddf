-- What an entry beside the charges of lessons is: money that came, or a correction. Money that was given back, what was owed
-- or paid ahead when the practice began to keep its books here, and what went along when two accounts became one.
ALTER TABLE payment ADD COLUMN sort TEXT NOT NULL DEFAULT 'payment'
    CHECK (sort IN ('payment', 'refund', 'owed', 'ahead', 'moved'));
-- Whose place another account has taken: whatever stands under it later goes there.
CREATE TABLE account_joined (
    tenant_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    into_id INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, account_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, into_id) REFERENCES account (tenant_id, account_id),
    CHECK (account_id <> into_id)
) STRICT;
