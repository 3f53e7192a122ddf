-- What was entered as paid when a part of a claim was settled; and a part that nothing was owed for any more before anybody
-- answered has no verdict.
ALTER TABLE payment_claim ADD COLUMN entered INTEGER;
ALTER TABLE payment_claim ADD COLUMN moot INTEGER NOT NULL DEFAULT 0 CHECK (moot IN (0, 1));
UPDATE payment_claim SET entered = amount WHERE seen = 1;
CREATE INDEX payment_claim_by_booking ON payment_claim (tenant_id, booking_id);
