-- What a lesson costs this client, whatever its slot says; NULL where the slot's price counts.
ALTER TABLE client ADD COLUMN price BIGINT CHECK (price >= 0);
