-- When a tenant's clients who owe are looked for next; only where the tenant wants them to hear of it.
CREATE TABLE debt_round (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    due_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id)
);
CREATE INDEX debt_round_due ON debt_round (due_at, tenant_id);

-- When somebody was told last that they owe.
CREATE TABLE debt_note (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    told_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
);
