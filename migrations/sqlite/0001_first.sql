-- Instants are seconds since the epoch, UTC; money is minor units of the tenant's currency; days are ISO dates
-- of the tenant's zone. Every tenant table starts its key with tenant_id, and foreign keys carry it.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    person_id INTEGER PRIMARY KEY AUTOINCREMENT,
    telegram_id INTEGER UNIQUE,
    name TEXT NOT NULL,
    username TEXT,
    lang TEXT NOT NULL,
    lang_chosen INTEGER NOT NULL DEFAULT 0,
    zone TEXT,
    unreachable_at INTEGER,
    last_event_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tenant (
    tenant_id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    lang TEXT NOT NULL,
    policy TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    workflow_version INTEGER NOT NULL,
    next_id INTEGER NOT NULL DEFAULT 1,
    revision INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE workflow (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    applied_by INTEGER REFERENCES person (person_id),
    PRIMARY KEY (tenant_id, version)
) STRICT;

CREATE TABLE member (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'assistant')),
    rights TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
) STRICT;
CREATE INDEX member_by_person ON member (person_id, tenant_id);

-- Who has opened the tenant's link: without it the tenant is not there for a person, whatever ids they forge.
CREATE TABLE visitor (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    met_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
) STRICT;
CREATE INDEX visitor_by_person ON visitor (person_id, tenant_id);

CREATE TABLE invite (
    token TEXT NOT NULL PRIMARY KEY,
    made_by INTEGER NOT NULL REFERENCES person (person_id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES person (person_id),
    used_at INTEGER
) STRICT;

-- One row a person: the live screen, the open question, and who is handling the chat at the moment.
CREATE TABLE chat (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES person (person_id),
    place TEXT NOT NULL DEFAULT '',
    banner TEXT,
    question TEXT,
    question_until INTEGER,
    tenant_id INTEGER REFERENCES tenant (tenant_id),
    message_id INTEGER,
    message_at INTEGER,
    anew INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 0,
    drawn INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    locked_until INTEGER NOT NULL DEFAULT 0,
    fence INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chat_to_draw ON chat (person_id) WHERE wanted > drawn;

CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (person_id),
    event TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER,
    fault TEXT,
    UNIQUE (bot_id, update_id)
) STRICT;
CREATE INDEX inbox_pending ON inbox (person_id, seq) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE account (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    account_id INTEGER NOT NULL,
    term_days INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, account_id)
) STRICT;

CREATE TABLE client (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    client_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    banned_at INTEGER,
    accepted_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, client_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id)
) STRICT;
CREATE INDEX client_by_name ON client (tenant_id, folded, client_id);

CREATE TABLE client_person (
    tenant_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    may_book INTEGER NOT NULL,
    may_hear INTEGER NOT NULL,
    may_pay INTEGER NOT NULL,
    reminders TEXT NOT NULL,
    PRIMARY KEY (tenant_id, client_id, person_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id)
) STRICT;
CREATE INDEX client_person_by_person ON client_person (person_id, tenant_id, client_id);

CREATE TABLE kind (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    kind_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    price INTEGER NOT NULL CHECK (price >= 0),
    seats INTEGER NOT NULL CHECK (seats > 0),
    PRIMARY KEY (tenant_id, kind_id)
) STRICT;

CREATE TABLE slot (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    slot_id INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    wall TEXT NOT NULL,
    zone TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0),
    state TEXT NOT NULL CHECK (state IN ('open', 'hidden', 'blocked', 'deleted')),
    kind_id INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    place TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, kind_id) REFERENCES kind (tenant_id, kind_id),
    CHECK (end_at > start_at AND end_at - start_at <= 43200)
) STRICT;
CREATE INDEX slot_by_start ON slot (tenant_id, start_at, slot_id) WHERE state <> 'deleted';

CREATE TABLE slot_seat (
    tenant_id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, slot_id, seat),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id)
) STRICT;

CREATE TABLE closed_day (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    day TEXT NOT NULL,
    PRIMARY KEY (tenant_id, day)
) STRICT;

CREATE TABLE standing (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    standing_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    wall_minute INTEGER NOT NULL CHECK (wall_minute BETWEEN 0 AND 1439),
    from_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (tenant_id, standing_id),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    FOREIGN KEY (tenant_id, kind_id) REFERENCES kind (tenant_id, kind_id)
) STRICT;

-- A booking keeps its own price, hours, place and kind from the moment it is made. Its seat is NULL exactly when
-- its phase is void; the foreign key to slot_seat and the unique key make a second holder impossible.
CREATE TABLE booking (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    booking_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    made_by INTEGER REFERENCES person (person_id),
    slot_id INTEGER NOT NULL,
    seat INTEGER,
    kind_id INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    place TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('pending', 'upcoming', 'done', 'void')),
    workflow_version INTEGER NOT NULL,
    entry_no INTEGER NOT NULL,
    entered_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    move_no INTEGER NOT NULL DEFAULT 0,
    standing_id INTEGER,
    standing_day TEXT,
    replaces INTEGER,
    charged INTEGER NOT NULL DEFAULT 0,
    covered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, booking_id),
    UNIQUE (tenant_id, slot_id, seat),
    UNIQUE (tenant_id, standing_id, standing_day),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, client_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, slot_id) REFERENCES slot (tenant_id, slot_id),
    FOREIGN KEY (tenant_id, slot_id, seat) REFERENCES slot_seat (tenant_id, slot_id, seat),
    FOREIGN KEY (tenant_id, kind_id) REFERENCES kind (tenant_id, kind_id),
    FOREIGN KEY (tenant_id, standing_id) REFERENCES standing (tenant_id, standing_id),
    FOREIGN KEY (tenant_id, replaces) REFERENCES booking (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, workflow_version) REFERENCES workflow (tenant_id, version),
    CHECK ((seat IS NULL) = (phase = 'void')),
    CHECK (covered >= 0)
) STRICT;
CREATE INDEX booking_by_start ON booking (tenant_id, start_at, booking_id);
CREATE INDEX booking_by_client ON booking (tenant_id, client_id, start_at, booking_id);
CREATE INDEX booking_pending ON booking (tenant_id, start_at, booking_id) WHERE phase = 'pending';
CREATE INDEX booking_unpaid ON booking (tenant_id, start_at, booking_id) WHERE charged > covered;

CREATE TABLE history (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    entry_no INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL CHECK (by IN ('client', 'specialist', 'timer', 'ledger')),
    person_id INTEGER REFERENCES person (person_id),
    step TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    from_slot INTEGER,
    undoes INTEGER,
    undone INTEGER NOT NULL DEFAULT 0,
    payment_id INTEGER,
    PRIMARY KEY (tenant_id, booking_id, entry_no),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;

-- Charges and payments of an account, appended and never edited: the triggers below hold that.
CREATE TABLE ledger_entry (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    entry_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    booking_id INTEGER,
    entry_kind TEXT NOT NULL CHECK (entry_kind IN ('charge', 'payment')),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    at INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (person_id),
    reverses INTEGER,
    PRIMARY KEY (tenant_id, entry_id),
    UNIQUE (tenant_id, reverses),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, account_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, reverses) REFERENCES ledger_entry (tenant_id, entry_id),
    CHECK (entry_kind = 'payment' OR booking_id IS NOT NULL)
) STRICT;
CREATE INDEX ledger_by_account ON ledger_entry (tenant_id, account_id, entry_id);
CREATE INDEX ledger_by_booking ON ledger_entry (tenant_id, booking_id, entry_id);

-- What part of a payment covers which booking's charge.
CREATE TABLE allocation (
    tenant_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, entry_id, booking_id),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES ledger_entry (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE INDEX allocation_by_booking ON allocation (tenant_id, booking_id);

CREATE TABLE reminder (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    move_no INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    ahead TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    fired_at INTEGER,
    PRIMARY KEY (tenant_id, booking_id, move_no, person_id, ahead),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE INDEX reminder_due ON reminder (due_at, tenant_id, person_id) WHERE fired_at IS NULL;
CREATE INDEX reminder_of_person ON reminder (tenant_id, person_id, due_at) WHERE fired_at IS NULL;

CREATE TABLE timer (
    tenant_id INTEGER NOT NULL,
    booking_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    entry_no INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    fired_at INTEGER,
    PRIMARY KEY (tenant_id, booking_id, step, entry_no),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES booking (tenant_id, booking_id)
) STRICT;
CREATE INDEX timer_due ON timer (due_at, tenant_id, booking_id) WHERE fired_at IS NULL;

CREATE TABLE outbox (
    outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id INTEGER REFERENCES tenant (tenant_id),
    person_id INTEGER NOT NULL REFERENCES person (person_id),
    lane INTEGER NOT NULL,
    -- Whose turn it takes within the lane: the tenant, or 0 without one.
    queue INTEGER NOT NULL,
    notice TEXT NOT NULL,
    dedupe TEXT NOT NULL UNIQUE,
    booking_id INTEGER,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    not_after INTEGER,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dropped', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    claim TEXT,
    locked_until INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,
    message_id INTEGER,
    done_at INTEGER,
    reason TEXT
) STRICT;
CREATE INDEX outbox_turns ON outbox (lane, queue, outbox_id) WHERE state = 'waiting';
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_claimed ON outbox (locked_until) WHERE locked_until > 0;
CREATE INDEX outbox_of_person ON outbox (person_id, outbox_id) WHERE state = 'waiting';
CREATE INDEX outbox_asking ON outbox (tenant_id, booking_id) WHERE asks = 1;
CREATE INDEX outbox_done ON outbox (done_at) WHERE state <> 'waiting';

CREATE TRIGGER ledger_entry_is_never_edited BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never edited'); END;
CREATE TRIGGER ledger_entry_is_never_removed BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never removed'); END;
