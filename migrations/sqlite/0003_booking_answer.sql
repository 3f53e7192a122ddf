-- What the client answered to the tenant's own question; free text, so it can be erased.
ALTER TABLE booking ADD COLUMN answer TEXT NOT NULL DEFAULT '';
-- Bookings made by one tap share the id of the first of them.
ALTER TABLE booking ADD COLUMN series_id INTEGER;
CREATE INDEX booking_of_series ON booking (tenant_id, series_id, booking_id) WHERE series_id IS NOT NULL;
CREATE INDEX booking_replacing ON booking (tenant_id, replaces, booking_id) WHERE replaces IS NOT NULL;
-- A booking has at most one request for another time.
CREATE UNIQUE INDEX booking_asks_once ON booking (tenant_id, replaces) WHERE phase = 'pending';
