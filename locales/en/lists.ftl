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
