### Many times at once: from a typed line, and chosen from a list.

## A typed line for several days
specialist-preview-title = { $count ->
    [one] <b>Create { $count } time?</b>
   *[other] <b>Create { $count } times?</b>
}
specialist-preview-none = <b>There is nothing to create</b>
specialist-preview-day = { $day }: { $times }
specialist-preview-more = { $count ->
    [one] …and { $count } more day: { $day }
   *[other] …and { $count } more days, the last is { $day }
}
specialist-preview-again = Not quite? Send the line again.
specialist-added-some-toast = { $count ->
    [one] { $count } time created, left out: { $skipped }
   *[other] { $count } times created, left out: { $skipped }
}
specialist-skipped-title = ⚠️ Left out: { $count }
specialist-skipped-past = { $day }, { $time }: it has passed
specialist-skipped-closed = { $day }, { $time }: the day is closed
specialist-skipped-gap = { $day }, { $time }: the clocks change that day and skip it
specialist-skipped-overlap = { $day }, { $time }: there is a time at { $with }
specialist-skipped-overlap-who = { $day }, { $time }: { $name } is there, { $with }
refusal-no-days = No such day is still to come. Write a date that has not passed, for example: <code>mon,wed 10:00 until 24.12</code>
refusal-nothing-to-make-alert = There is nothing to create: all of it is taken, over or closed.
refusal-times-many = { $count ->
    [one] That is too much at once: up to { $count } time can be created. Choose an earlier end.
   *[other] That is too much at once: up to { $count } times can be created. Choose an earlier end.
}
refusal-typed-not-date = “{ $wrong }” does not look like a date. Write <code>24.12</code> or <code>until 24 Dec</code>, for example.
refusal-typed-days-mixed = “{ $wrong }”: one line takes one set of days. Send the others in a line of their own.

## Several times are chosen
specialist-choose-b16 = ☑ Several
specialist-choose-title = ☑ <b>Choose times: { $days }</b>
specialist-choose-empty = There are no times ahead here.
specialist-choose-none = Tick those that you want to do something with.
specialist-choose-count = Chosen: { $count }
specialist-choose-on-b32 = ☑ { $range } · { $label }
specialist-choose-off-b32 = { $range } · { $label }
specialist-choose-day-on-b32 = ☑ { $weekday } { $date }, { $time } · { $label }
specialist-choose-day-off-b32 = { $weekday } { $date }, { $time } · { $label }
specialist-choose-free = free
specialist-choose-hidden = hidden
specialist-choose-blocked = blocked
specialist-choose-group = { $taken } of { $seats }
specialist-choose-all-b32 = Choose all: { $count }
specialist-choose-no-more-b32 = Choose none
specialist-choose-open-b16 = Open
specialist-choose-delete-b16 = 🗑 Delete
specialist-chosen-shown-toast = { $count ->
    [one] { $count } time opened.
   *[other] { $count } times opened.
}
specialist-chosen-hidden-toast = { $count ->
    [one] { $count } time hidden.
   *[other] { $count } times hidden.
}
specialist-chosen-blocked-toast = { $count ->
    [one] { $count } time blocked.
   *[other] { $count } times blocked.
}
specialist-chosen-deleted-toast = { $count ->
    [one] { $count } time deleted.
   *[other] { $count } times deleted.
}
specialist-chosen-cancelled-toast = { $count ->
    [one] { $count } booking cancelled, the client will be told.
   *[other] { $count } bookings cancelled, the clients will be told.
}
specialist-chosen-kept-toast = { $count ->
    [one] { $count } time with a booking stays.
   *[other] { $count } times with bookings stay.
}
refusal-chosen-many-alert = { $count ->
    [one] Up to { $count } time can be chosen at once. Untick some.
   *[other] Up to { $count } times can be chosen at once. Untick some.
}

## What becomes of bookings
specialist-fate-delete = { $count ->
    [one] 🗑 <b>Delete { $count } time?</b>
   *[other] 🗑 <b>Delete { $count } times?</b>
}
specialist-fate-block = { $count ->
    [one] 🔒 <b>Block { $count } time?</b>
   *[other] 🔒 <b>Block { $count } times?</b>
}
specialist-fate-booked = { $count ->
    [one] There is { $count } booking then:
   *[other] There are { $count } bookings then:
}
specialist-fate-row = • { $when }: { $name }
specialist-fate-free = To get them back you would create them anew.
specialist-fate-ask-reason = If you cancel, the clients will be told. You can write why: they will read it.
specialist-fate-reason = The clients will read: “{ $reason }”
specialist-fate-cancel-delete-b32 = { $count ->
    [one] Cancel it and delete
   *[other] Cancel { $count } bookings, delete
}
specialist-fate-cancel-block-b32 = { $count ->
    [one] Cancel it and block
   *[other] Cancel { $count } bookings, block
}
specialist-fate-only-free-b32 = Only those without: { $count }
specialist-fate-delete-free-b32 = { $count ->
    [one] 🗑 Delete { $count } time
   *[other] 🗑 Delete { $count } times
}
specialist-fate-block-free-b32 = { $count ->
    [one] 🔒 Block { $count } time
   *[other] 🔒 Block { $count } times
}
