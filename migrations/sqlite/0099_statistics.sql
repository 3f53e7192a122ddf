-- What the planner is to believe of the tables that grow, written down once instead of counted: without it SQLite takes
-- all bookings of a tenant for ten rows, and walks them where an index would give one. The numbers are those of 200
-- practices of 5,000 bookings and 200 clients: how many rows an index has, then how many share its first column, its
-- first two, and so on. A new index of these tables gets a row here too, in a migration of its own.
ANALYZE tenant;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('tenant', 'sqlite_autoindex_tenant_1', '200 1'),
    ('booking', 'sqlite_autoindex_booking_1', '1000000 5000 1'),
    ('booking', 'sqlite_autoindex_booking_2', '1000000 5000 1 1'),
    ('booking', 'sqlite_autoindex_booking_3', '1000000 5000 10 1'),
    ('booking', 'booking_by_start', '1000000 5000 1 1 1 1 1 1 1 1'),
    ('booking', 'booking_by_client', '1000000 5000 25 1 1 1 1 1 1 1 1'),
    ('booking', 'booking_pending', '2000 10 1 1'),
    ('booking', 'booking_unpaid', '10000 50 1 1 1 1'),
    ('booking', 'booking_unpaid_by_account', '10000 50 3 1 1 1 1'),
    ('booking', 'booking_asks_once', '400 2 1'),
    ('booking', 'booking_of_series', '40000 200 8 1'),
    ('booking', 'booking_replacing', '20000 100 1 1'),
    ('ledger_entry', 'sqlite_autoindex_ledger_entry_1', '2000000 10000 1'),
    ('ledger_entry', 'sqlite_autoindex_ledger_entry_2', '2000000 10000 1'),
    ('ledger_entry', 'ledger_by_account', '2000000 10000 50 1'),
    ('ledger_entry', 'ledger_by_booking', '2000000 10000 2 1'),
    ('ledger_entry', 'ledger_balance', '2000000 10000 50 25 1 1 1'),
    ('allocation', 'sqlite_autoindex_allocation_1', '1000000 5000 1 1'),
    ('allocation', 'allocation_by_booking', '1000000 5000 1'),
    ('payment', 'sqlite_autoindex_payment_1', '300000 1500 1'),
    ('payment', 'payment_by_client', '300000 1500 8 1'),
    ('payment', 'payment_by_day', '300000 1500 5 1'),
    ('history', 'sqlite_autoindex_history_1', '2000000 10000 3 1'),
    ('slot', 'sqlite_autoindex_slot_1', '1000000 5000 1'),
    ('slot', 'slot_by_start', '1000000 5000 1 1'),
    ('slot_seat', 'sqlite_autoindex_slot_seat_1', '1000000 5000 1 1'),
    ('client', 'sqlite_autoindex_client_1', '40000 200 1'),
    ('client', 'client_by_name', '40000 200 1 1'),
    ('client_person', 'sqlite_autoindex_client_person_1', '40000 200 1 1'),
    ('client_person', 'client_person_by_person', '40000 1 1 1'),
    ('client_person', 'client_person_in_order', '40000 200 1 1'),
    ('account', 'sqlite_autoindex_account_1', '40000 200 1');
ANALYZE sqlite_schema;
