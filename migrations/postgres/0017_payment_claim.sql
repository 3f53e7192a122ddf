-- The checks of before let no row in: an unknown beside a "no" is a "no". So there is nothing to be kept.
DROP TABLE payment_claim;

-- "I have paid", as a client says it of one or more bookings at once. Nothing is paid by it: the specialist settles it.
-- A booking has at most one that is open.
CREATE TABLE payment_claim (
    tenant_id BIGINT NOT NULL,
    claim_id BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    at BIGINT NOT NULL,
    -- Telegram's id of the picture or the file that came with it.
    file TEXT,
    file_kind TEXT CHECK (file_kind IN ('photo', 'document')),
    settled_at BIGINT,
    settled_by BIGINT REFERENCES person (person_id),
    seen BIGINT CHECK (seen IN (0, 1)),
    PRIMARY KEY (tenant_id, claim_id, booking_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    CHECK ((file IS NULL) = (file_kind IS NULL)),
    CHECK ((settled_at IS NULL) = (seen IS NULL))
);
CREATE UNIQUE INDEX payment_claim_open ON payment_claim (tenant_id, booking_id) WHERE settled_at IS NULL;
CREATE INDEX payment_claim_by_person ON payment_claim (person_id);
CREATE INDEX payment_claim_at ON payment_claim (at);
