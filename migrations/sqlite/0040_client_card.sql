-- What a specialist sets for one client: how they are reached, how long their lessons are and where, and whether each of
-- their bookings is approved by hand.
ALTER TABLE client ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN minutes INTEGER CHECK (minutes > 0);
ALTER TABLE client ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN needs_approval INTEGER NOT NULL DEFAULT 0 CHECK (needs_approval IN (0, 1));
