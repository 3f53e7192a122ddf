### The picture of a workflow. What is written here is drawn, so it is plain text.

## A box
picture-entry-request = ▼ A client asks
picture-entry-book = ▼ Booked at once
picture-entry-both = ▼ Begins here
picture-due = { $share } of the price to pay
picture-paid = Paid

## Who takes a step, and when
picture-client = client
picture-specialist = specialist
picture-client-or-specialist = client or specialist
picture-by = { $step }: { $who }
picture-by-until = { $step }: { $who }, { picture-until }
picture-by-since = { $step }: { $who }, { picture-since }
picture-by-between = { $step }: { $who }, { picture-since } { $until }
picture-by-timer = { $step }: { $moments }
picture-by-timer-first = { $step }: { $moments } (whichever is first)
picture-by-ledger = { $step }: when the money is in
picture-anchor = { $anchor ->
    [start] the start
    [end] the end
    [created] the booking was made
    [entered] the step before
   *[due] the end of the payment term
}
picture-until = { $side ->
    [before] until { $length } before { picture-anchor }
    [after] until { $length } after { picture-anchor }
   *[at] until { picture-anchor }
}
picture-since = { $side ->
    [before] from { $length } before { picture-anchor }
    [after] from { $length } after { picture-anchor }
   *[at] from { picture-anchor }
}
picture-moment = { $side ->
    [before] { $length } before { picture-anchor }
    [after] { $length } after { picture-anchor }
   *[at] at { picture-anchor }
}
picture-moments-two = { $one } or { $other }

## The legend
picture-pending = A request: the time is held for it
picture-upcoming = Ahead: it will take place
picture-done = Afterwards: the time was used
picture-void = The time is free again
picture-line-person = Somebody does it
picture-line-alone = It happens by itself
picture-corrections = The specialist can correct what was marked afterwards; arrows for that are left out.
