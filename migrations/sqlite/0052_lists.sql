-- Lists of bookings are filtered, counted and summed from an index alone; only the rows of a page are read.
DROP INDEX booking_by_start;
CREATE INDEX booking_by_start ON booking (tenant_id, start_at, booking_id, end_at, status, phase, price, charged, covered);
DROP INDEX booking_by_client;
CREATE INDEX booking_by_client ON booking (tenant_id, client_id, start_at, booking_id, end_at, status, phase, price, charged, covered);
DROP INDEX booking_unpaid;
CREATE INDEX booking_unpaid ON booking (tenant_id, start_at, booking_id, charged, covered) WHERE charged > covered;
-- The list that the screens of a chat were opened from last: where their way back leads.
ALTER TABLE chat ADD COLUMN list TEXT;
-- A time that was made for one booking, and goes with it.
ALTER TABLE slot ADD COLUMN for_one INTEGER NOT NULL DEFAULT 0;
