-- What a client and a specialist say to each other through the bot. person_id is the client's side, whoever spoke. Of
-- what a client said, a few may wait for an answer: each has a number, and there are no more numbers.
CREATE TABLE message (
    tenant_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    by TEXT NOT NULL CHECK (by IN ('client', 'specialist')),
    author_id INTEGER NOT NULL REFERENCES person (person_id),
    booking_id INTEGER,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    answered_at INTEGER,
    answered_by INTEGER REFERENCES person (person_id),
    waiting INTEGER CHECK (waiting BETWEEN 1 AND 3),
    PRIMARY KEY (tenant_id, message_id),
    UNIQUE (tenant_id, person_id, waiting),
    FOREIGN KEY (tenant_id, person_id) REFERENCES visitor (tenant_id, person_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    CHECK ((waiting IS NULL) = (by = 'specialist' OR answered_at IS NOT NULL))
) STRICT;
CREATE INDEX message_at ON message (at);

-- "I have paid", as a client says it of one or more bookings at once. Nothing is paid by it: the specialist settles it.
-- A booking has at most one that is open.
CREATE TABLE payment_claim (
    tenant_id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    at INTEGER NOT NULL,
    -- Telegram's id of the picture or the file that came with it.
    file TEXT,
    file_kind TEXT CHECK (file_kind IN ('photo', 'document') AND file IS NOT NULL),
    settled_at INTEGER,
    settled_by INTEGER REFERENCES person (person_id),
    seen INTEGER CHECK (seen IN (0, 1) AND settled_at IS NOT NULL),
    PRIMARY KEY (tenant_id, claim_id, booking_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE UNIQUE INDEX payment_claim_open ON payment_claim (tenant_id, booking_id) WHERE settled_at IS NULL;
CREATE INDEX payment_claim_by_person ON payment_claim (person_id);
CREATE INDEX payment_claim_at ON payment_claim (at);

-- A ban outlives the data of the banned: a keyed hash of their Telegram id.
CREATE TABLE ban_print (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    print TEXT NOT NULL,
    banned_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, print)
) STRICT;

-- For whom the chat's own menu of commands was set last; empty where it has none.
ALTER TABLE chat ADD COLUMN menu TEXT NOT NULL DEFAULT '';
