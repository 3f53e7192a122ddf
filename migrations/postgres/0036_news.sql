-- News go to each person once, however many clients they act for: they are walked in the order of their ids.
CREATE INDEX client_person_in_order ON client_person (tenant_id, person_id, client_id);
