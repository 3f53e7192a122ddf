-- When a tenant's clients who owe are looked for next; only where the tenant wants them to hear of it.
CREATE TABLE debt_round (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT;
CREATE INDEX debt_round_due ON debt_round (due_at, tenant_id);

-- When somebody was told last that they owe.
CREATE TABLE debt_note (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    told_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
) STRICT;
