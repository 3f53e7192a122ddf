-- Batches of a job that met a fault; after some of them it is given up.
ALTER TABLE job ADD COLUMN faults INTEGER NOT NULL DEFAULT 0;

-- Of which client somebody took a ban along when they parted from them: who lets that one in lets them in too.
ALTER TABLE ban_print ADD COLUMN client_id INTEGER;
