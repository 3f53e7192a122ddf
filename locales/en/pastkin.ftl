### The history of a practice, of families: as in the rest of it, who did it stands in front.

settings-history-kin-came = acts for { $name } from now on: { $doing }
settings-history-kin-left = no longer acts for { $name }
settings-history-kin-gone = somebody who deleted their data
settings-history-kin-may = { $name }, { $who }: now { $doing }
settings-history-kin-out = { $name }, { $who }: no longer acts for them
settings-history-kin-shared = { $name } and { $other }: one bill from now on
settings-history-kin-parted = { $name }: a bill of their own from now on
