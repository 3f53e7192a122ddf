-- Where a kind of service takes place; what is retired is not offered for new times; one of them is the usual one.
ALTER TABLE kind ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN retired_at INTEGER;
ALTER TABLE kind ADD COLUMN usual INTEGER NOT NULL DEFAULT 0 CHECK (usual = 0 OR retired_at IS NULL);
CREATE UNIQUE INDEX kind_usual ON kind (tenant_id) WHERE usual = 1;
