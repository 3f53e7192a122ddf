-- A few times that a specialist holds for one client, who picks one. A client has at most one open offer.
CREATE TABLE offer (
    tenant_id BIGINT NOT NULL,
    offer_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES person (person_id),
    made_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'declined', 'expired', 'withdrawn')),
    PRIMARY KEY (tenant_id, offer_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
);
CREATE UNIQUE INDEX offer_open_of_client ON offer (tenant_id, client_id) WHERE state = 'open';
CREATE INDEX offer_until ON offer (until_at, tenant_id, offer_id) WHERE state = 'open';

-- A seat that is held for an offer is no seat of its slot meanwhile: its row has moved here, so that no booking can refer
-- to it, and no other offer finds it.
CREATE TABLE offer_seat (
    tenant_id BIGINT NOT NULL,
    slot_id BIGINT NOT NULL,
    seat BIGINT NOT NULL,
    offer_id BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, slot_id, seat),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, offer_id) REFERENCES offer (tenant_id, offer_id)
);
CREATE INDEX offer_seat_of_offer ON offer_seat (tenant_id, offer_id, slot_id);
