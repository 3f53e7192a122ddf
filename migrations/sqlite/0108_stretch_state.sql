-- A stretch is hidden or blocked as a whole, and back: its starts are as they were then.
ALTER TABLE time_window ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'hidden', 'blocked'));
-- Starts that had no room in it when it was filled.
ALTER TABLE time_window ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
