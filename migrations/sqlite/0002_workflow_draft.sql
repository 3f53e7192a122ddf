-- What a tenant is changing in its workflow and has not applied yet, one a tenant. The row stays when the draft is
-- applied or discarded, without a source: so the revision only grows, and no button of an earlier draft fits a later one.
CREATE TABLE workflow_draft (
    tenant_id INTEGER NOT NULL PRIMARY KEY REFERENCES tenant (tenant_id),
    source TEXT,
    revision INTEGER NOT NULL,
    based_on INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    edited_by INTEGER REFERENCES person (person_id)
) STRICT;
