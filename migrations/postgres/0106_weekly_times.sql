-- Whether those whom it concerns have heard that a regular time found no place on a day. What was noted so far is old news.
ALTER TABLE standing_day ADD COLUMN told BIGINT NOT NULL DEFAULT 0 CHECK (told IN (0, 1));
UPDATE standing_day SET told = 1;

-- The booking that a client asked for a weekly time with.
CREATE TABLE standing_request (
    tenant_id BIGINT NOT NULL,
    standing_id BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, standing_id),
    UNIQUE (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, standing_id) REFERENCES standing (tenant_id, standing_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
);
CREATE INDEX standing_request_by_age ON standing_request (asked_at);
INSERT INTO standing_request (tenant_id, standing_id, booking_id, asked_at)
SELECT standing.tenant_id, standing.standing_id, MIN(booking.booking_id), MIN(booking.created_at)
FROM standing
INNER JOIN booking ON booking.tenant_id = standing.tenant_id AND booking.standing_id = standing.standing_id
WHERE booking.made_by IS NOT NULL AND standing.state IN ('asked', 'declined')
GROUP BY standing.tenant_id, standing.standing_id;
