### The history of a practice: who did what, when. What was done is said without a doer, since they stand in front of it.

settings-history-title = 📜 <b>History</b>
settings-history-none = Nothing yet. You will see here who changed what: bookings, times, prices, rules.
settings-history-day = <b>{ $day }</b>
settings-history-row = { $n }. { $time } · { $who }: { $what }
settings-history-row-own = { $n }. { $time } · you: { $what }
settings-history-row-gone = { $n }. { $time } · somebody who deleted their data: { $what }
settings-history-open = Open
settings-history-open-b16 = { $count } · { $label }
settings-history-short = { $day } { $time }
settings-history-older-b16 = Earlier ›
settings-history-newer-b16 = ‹ Later
settings-history-about = { $about ->
    [bookings] Booked
    [plan] Times
    [practice] ⚙
   *[all] All
}
settings-history-about-b7 = { $chosen ->
    [yes] { settings-history-about }☑
   *[no] { settings-history-about }
}

## Bookings and clients
settings-history-booked = new booking, { $name }, { $when }
settings-history-moved = moved, { $name }: now { $when }
settings-history-stepped = { $name }, { $when }: { $icon } { $status }
settings-history-undone = last step taken back, { $name }, { $when }: { $icon } { $status } again
settings-history-paid = payment of { $sum }, { $name }
settings-history-paid-unsaid = payment, { $name }
settings-history-not-seen = payment not found, { $name }
settings-history-client-added = new client: { $name }
settings-history-client-set = { $name }: { $detail ->
    [name] new name
    [note] note
    [price] own price
    [length] own length
    [place] own place
   *[phone] phone
}
settings-history-client-banned = { $name }: { $banned ->
    [yes] banned
   *[no] not banned any more
}
settings-history-client-approved = { $name }: { $each ->
    [yes] every booking needs approval
   *[no] approval as for everybody
}
settings-history-client-linked = link for { $name }
settings-history-client-joined = { $name }: { $joined ->
    [yes] who came by the link was confirmed
   *[no] who came by the link was turned down
}
settings-history-offered = { $count ->
    [one] { $count } time offered
   *[other] { $count } times offered
}: { $name }
settings-history-offer-withdrawn = offer withdrawn: { $name }
settings-history-news = news to { $count ->
    [one] { $count } person
   *[other] { $count } people
}

## The plan
settings-history-slots-made = { $count ->
    [one] { $count } new time
   *[other] { $count } new times
}, { $day }
settings-history-slots-typed = { $count ->
    [one] { $count } new time
   *[other] { $count } new times
}, from { $day } on
settings-history-slot-set = { $when }: { $became ->
    [shown] time opened
    [hidden] time hidden
    [blocked] time blocked
   *[deleted] time deleted
}
settings-history-slots-set = { $count ->
    [one] { $count } time
   *[other] { $count } times
} { $became ->
    [shown] opened
    [hidden] hidden
    [blocked] blocked
   *[deleted] deleted
}
settings-history-slots-set-cancelled = { $count ->
    [one] { $count } time
   *[other] { $count } times
} { $became ->
    [shown] opened
    [hidden] hidden
    [blocked] blocked
   *[deleted] deleted
}, { $cancelled ->
    [one] { $cancelled } booking cancelled
   *[other] { $cancelled } bookings cancelled
}
settings-history-part = { $part ->
    [price] price
    [length] length
    [seats] number of seats
    [place] place
   *[note] note for clients
}
settings-history-slot-part = { $when }: { settings-history-part }
settings-history-days-closed = closed: { $days }
settings-history-days-opened = open again: { $days }
settings-history-days-cancelled = closed: { $days }, { $count ->
    [one] { $count } booking cancelled
   *[other] { $count } bookings cancelled
}
settings-history-week-copied = week of { $week } copied onto { $count ->
    [one] the week of { $onto }
   *[other] { $count } weeks, from { $onto } on
}
settings-history-week-added = usual week: { $count ->
    [one] { $count } time more
   *[other] { $count } times more
}
settings-history-week-removed = usual week: { $weekday } { $time } taken out
settings-history-weeks-ahead = usual week: { $count ->
    [one] { $count } week ahead
   *[other] { $count } weeks ahead
}
settings-history-week-on = { $on ->
    [yes] usual week turned on
   *[no] usual week turned off
}
settings-history-stretch-opened = new stretch: { $when }
settings-history-stretch-step = { $when }: a start every { $duration }
settings-history-stretch-closed = stretch removed: { $when }
settings-history-job-stopped = a long task was stopped

## The practice
settings-history-kind-added = new kind of lessons: { $kind }
settings-history-kind-named = kind “{ $was }” is now “{ $kind }”
settings-history-kind-part = { $kind }: { settings-history-part }
settings-history-kind-price = { $kind }: price { $was } → { $price }
settings-history-kind-retired = { $kind }: { $retired ->
    [yes] kind taken away
   *[no] kind is back
}
settings-history-kind-usual = { $kind }: the usual kind from now on
settings-history-approval = approve { $approval ->
    [always] everybody
    [newcomers] newcomers only
   *[never] nobody
}
settings-history-rule = { $rule ->
    [notice] booking closes { $value } before
    [horizon] booking open ahead: { $value }
    [active] at most { $value } bookings a client
    [requests] at most { $value } requests of a newcomer
   *[debt] { $amount ->
        [0] no notes about debts
       *[other] a note about debts every { $value }
    }
}
settings-history-pause = pause between lessons: { $duration }
settings-history-pause-none = no pause between lessons
settings-history-currency = currency: { $currency }
settings-history-named = name “{ $was }” is now “{ $now }”
settings-history-addressed = address of the link: { $slug }
settings-history-zone = time zone: { $zone }
settings-history-language = language of the practice: { $language }
settings-history-week-begins = the week begins on { $weekday ->
    [7] Sunday
    [6] Saturday
   *[1] Monday
}
settings-history-words = { $there ->
    [yes] { $words ->
        [place] place of lessons changed
        [payment] how to pay changed
        [note] note for clients changed
       *[question] question when booking changed
    }
   *[no] { $words ->
        [place] place of lessons taken away
        [payment] how to pay taken away
        [note] note for clients taken away
       *[question] question when booking taken away
    }
}
settings-history-workflow = new outcomes of a lesson, version { $version }
settings-history-exported = all data exported
settings-history-unknown = something that this version of the bot does not know
settings-history-b32 = 📜 History of changes

## The team
settings-history-team-invited = an assistant was invited
settings-history-team-joined = joined the team
settings-history-team-right = { $who }: { $has ->
    [yes] now has
   *[no] no longer has
} “{ $right ->
    [schedule] schedule
    [bookings] bookings and clients
    [money] money
    [settings] settings
   *[other] help
}”
settings-history-team-removed = { $who }: no longer in the team
settings-history-team-left = left the team
settings-history-team-taken = took the practice over from its former owner
