-- What those who run a practice did with it, newest last. Ids and numbers only: names are read from the rows they are of.
CREATE TABLE tenant_event (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    event_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (person_id),
    area TEXT NOT NULL CHECK (area IN ('bookings', 'plan', 'practice')),
    booking_id BIGINT,
    client_id BIGINT,
    slot_id BIGINT,
    kind_id BIGINT,
    deed TEXT NOT NULL,
    PRIMARY KEY (tenant_id, event_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, kind_id) REFERENCES kind (tenant_id, kind_id)
);
CREATE INDEX tenant_event_area ON tenant_event (tenant_id, area, event_id);
CREATE INDEX tenant_event_at ON tenant_event (at);
