### Lists of requests and bookings, and many of them marked at once.

## Requests
specialist-requests-all-b32 = ✅ Accept all: { $count }
specialist-requests-these-b32 = ✅ Accept these: { $count }
specialist-step-why = You can write why: the client will read it.
specialist-decline-yes-b32 = ✖ Decline without a reason
specialist-decline-series-title = { $count ->
    [one] ✖ <b>{ $name }: decline { $count } request?</b>
   *[other] ✖ <b>{ $name }: decline { $count } requests?</b>
}
specialist-series-declined-toast = { $count ->
    [one] { $count } request declined, we'll tell the client
   *[other] { $count } requests declined, we'll tell the client
}
notice-series-decline-b32 = ✖ Decline all: { $count }

## What came of marking many
specialist-job-accepted = ✅ <b>Requests accepted</b>
specialist-job-marked = { $icon } <b>{ $status }</b>
specialist-job-paid = 💰 <b>Payments entered</b>
specialist-job-mark-count = { $total ->
    [one] { $count } of { $total } booking
   *[other] { $count } of { $total } bookings
}
specialist-job-mark-left = <b>Left as they were:</b>
specialist-job-mark-row = { $why ->
    [time] { $name } · { $when }: the usual time for it is over or yet to come
    [taken] { $name } · { $when }: the time is taken
    [stale] { $name } · { $when }: the booking to be moved is not ahead any more
    [covered] { $name } · { $when }: nothing is left to pay
    [status] { $name } · { $when }: it is { $icon } { $status }
   *[other] { $name } · { $when }: open it to see why
}

## Bookings by a filter
specialist-listed-title = 📋 <b>Bookings · { $count } · { $sum }</b>
specialist-listed-title-more = 📋 <b>Bookings · more than { $count }</b>
specialist-listed-none = No bookings match. Change the filter.
specialist-listed-always = All times
specialist-listed-days = 📅 { $days }
specialist-listed-client = 👤 { $name }
specialist-listed-unpaid = 💸 Unpaid only, past the term
specialist-listed-filter-b16 = 🔎 Filter
specialist-filter-title = 🔎 <b>Which bookings?</b>
specialist-filter-count = { $count ->
    [0] No bookings match.
    [one] { $count } booking matches.
   *[other] { $count } bookings match.
}
specialist-filter-more = More than { $count } bookings are like that. Choose days or a client, and we count them all.
specialist-filter-show-first-b32 = 📋 Show them
specialist-filter-show-b32 = 📋 Show: { $count }
specialist-filter-days = 📅 Days
specialist-filter-client = 👤 Client
specialist-filter-status = 🏷 Status
specialist-filter-unpaid = 💸 Unpaid
specialist-filter-newest-b16 = ⇅ Latest first
specialist-filter-oldest-b16 = ⇅ Earliest first
specialist-filter-clear-b16 = ✖ Clear
specialist-filter-status-title = 🏷 <b>Which statuses?</b>
    Tick one or several; without a tick, any will do.
specialist-filter-status-on-b16 = ☑ { $icon } { $status }
specialist-filter-status-off-b16 = { $icon } { $status }
specialist-filter-client-title = 👤 <b>Whose bookings?</b>
specialist-filter-anyone-b32 = 👥 Anybody's
specialist-filter-days-title = 📅 <b>Which days?</b>
    Tap the first one.
specialist-filter-days-second = 📅 <b>From { $day } until…</b>
    Tap the last one.
specialist-filter-month = { $month }
specialist-filter-days-one-b32 = Only { $day }
specialist-filter-today-b16 = Today
specialist-filter-week-b16 = This week
specialist-filter-month-b32 = The whole month

## Many are marked at once
specialist-pick-open-b16 = ☑ Several
specialist-pick-title = ☑ <b>Mark several at once</b>
specialist-pick-none = Tick bookings, then choose what becomes of them.
specialist-pick-sum = Chosen: { $count } · { $sum }
specialist-pick-nothing = There is no step that all of these allow now. Untick some.
specialist-pick-on-b32 = ☑ { $date }, { $time } { $name } { $mark }
specialist-pick-page-b16 = ☑ This page
specialist-pick-all-b16 = ☑ All: { $count }
specialist-pick-clear-b16 = ☐ None
specialist-mark-title = { $icon } <b>{ $step }?</b>
specialist-mark-paid-title = 💰 <b>Paid?</b>
specialist-mark-count = { $count ->
    [one] { $count } booking
   *[other] { $count } bookings
}
specialist-mark-sum = { $count ->
    [one] { $count } booking · { $sum }
   *[other] { $count } bookings · { $sum }
}
specialist-mark-late = For some of them the usual time for this has passed.
specialist-mark-told = The clients will be told.
specialist-mark-frees = Their times will be free for others.
specialist-mark-why = You can write why: they will read it.
specialist-mark-must = Write the reason in one message: it is kept with each booking.
specialist-mark-yes-b32 = { $count ->
    [one] ✅ Yes, mark { $count } booking
   *[other] ✅ Yes, mark { $count } bookings
}
specialist-marked-toast = { $count ->
    [one] { $count } booking marked
   *[other] { $count } bookings marked
}
refusal-picked-many-alert = { $count ->
    [one] Up to { $count } booking can be marked at once. Narrow the list with the filter.
   *[other] Up to { $count } bookings can be marked at once. Narrow the list with the filter.
}
