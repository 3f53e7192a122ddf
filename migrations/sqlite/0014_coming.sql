-- Who was asked whether they come, and in which letter: once about each stand of a booking, which a move ends.
CREATE TABLE coming_asked (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    move_no INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    letter TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, move_no, person_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE INDEX coming_asked_by_letter ON coming_asked (tenant_id, letter);

-- Somebody has said that they come. It is no status: the specialist reads it, nothing follows from it.
CREATE TABLE coming (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    move_no INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    said_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, move_no),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
