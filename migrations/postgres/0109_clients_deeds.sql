-- 1 where a client of the practice did it, not one who runs it.
ALTER TABLE tenant_event ADD COLUMN by_client BIGINT NOT NULL DEFAULT 0 CHECK (by_client IN (0, 1));
