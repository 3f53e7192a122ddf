-- When the last lesson of a pack was used up: such a pack is read no more, unless a lesson comes back to it.
ALTER TABLE pack ADD COLUMN used_at INTEGER;
UPDATE pack SET used_at = sold_at WHERE lessons <= (
    SELECT COUNT(*) FROM pack_lesson l
    JOIN booking b ON b.tenant_id = l.tenant_id AND b.booking_id = l.booking_id
    WHERE l.tenant_id = pack.tenant_id AND l.pack_id = pack.pack_id AND b.charged > 0 AND b.phase IN ('done', 'void')
) AND NOT EXISTS (
    SELECT 1 FROM pack_lesson l
    JOIN booking b ON b.tenant_id = l.tenant_id AND b.booking_id = l.booking_id
    WHERE l.tenant_id = pack.tenant_id AND l.pack_id = pack.pack_id AND b.phase IN ('pending', 'upcoming')
);
CREATE INDEX pack_open ON pack (tenant_id, account_id, pack_id) WHERE ended_at IS NULL AND used_at IS NULL;
