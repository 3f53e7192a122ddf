-- Who was asked whether they come, and in which letter: once about each stand of a booking, which a move ends.
CREATE TABLE coming_asked (
    tenant_id BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    move_no BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    letter TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, move_no, person_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
);
CREATE INDEX coming_asked_by_letter ON coming_asked (tenant_id, letter);

-- Somebody has said that they come. It is no status: the specialist reads it, nothing follows from it.
CREATE TABLE coming (
    tenant_id BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    move_no BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, move_no),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
);
