### Why something can't be done, and what to do instead.

## Booking
refusal-slot-taken-alert = Somebody has just taken this time. Pick another: the nearest free ones are below.
refusal-slot-unavailable-alert = This time can't be booked any more. Pick another: the nearest free ones are below.
refusal-slot-past-alert = This time has passed. Pick another: the nearest free ones are below.
refusal-day-closed-alert = There are no bookings on this day. Pick another: the nearest free times are below.
refusal-book-late-alert = It could be booked until: { $when }. Pick another: the nearest free times are below.
refusal-book-far-alert = { $count ->
    [one] You can book up to { $count } day ahead: this time opens { $when }. The nearest ones are below.
   *[other] You can book up to { $count } days ahead: this time opens { $when }. The nearest ones are below.
}
refusal-too-many-active-alert = { $count ->
    [one] You can have only { $count } booking at a time here. Wait until it's over, or cancel it.
   *[other] You can have up to { $count } bookings at a time here. Wait until one is over, or cancel one.
}
refusal-too-many-requests-alert = { $count ->
    [one] For now only { $count } request can wait for an answer. Please wait for it.
   *[other] For now up to { $count } requests can wait for an answer. Please wait for one of them.
}
refusal-own-overlap-alert = You already have a booking at this time. Pick another time or cancel that one.
refusal-banned-alert = You can't book with this specialist. If that's a mistake, write to them in person.

## Cancelling, and the steps of a booking
refusal-step-early-alert = You can do this later: { $when }.
refusal-step-late-alert = The time for this has passed: { $when }.
refusal-undo-none-alert = Nothing to take back: the newest change isn't yours, or it was taken back already.
refusal-undo-taken-alert = This time is no longer free, so everything stays as it was.
refusal-undo-late-alert = { $count ->
    [one] A change can be taken back for { $count } day, and that has passed.
   *[other] A change can be taken back for { $count } days, and that has passed.
}

## The schedule
refusal-slot-booked-alert = There is a booking at this time. Cancel it first, then remove the time.
refusal-slot-overlap-alert = This overlaps with { $with }. Pick other hours.
refusal-time-past-alert = { $time } has passed. Pick a later time.
refusal-time-gap-alert = The clocks change at { $time } on this day: there is no such time. Pick another.

## Any tap
refusal-not-found-alert = This isn't here any more. Here is what there is now.
refusal-changed-alert = This has changed. Here is how it is now.
refusal-form-expired-alert = It's been a while, and what you began wasn't kept. Please start again.
refusal-failed-alert = Something went wrong. Please tap again.

## Links
refusal-link-nowhere = <b>This link leads nowhere</b>
    It may have been changed. Ask the specialist for a new one.
refusal-link-paused = <b>No bookings here now</b>
    This specialist isn't taking bookings. Look in later.
refusal-invite-used = <b>This invite has been used</b>
    It works once. Ask for a new one.
refusal-invite-expired = <b>This invite has expired</b>
    Ask for a new one, it's quick.
refusal-invite-unknown = <b>There is no such invite</b>
    Check that you copied the whole link, or ask for a new one.

## Typed answers
refusal-name-empty = This name is empty. Write at least one letter.
refusal-name-long = { $count ->
    [one] This name is rather long: there is room for { $count } character. Write a shorter one.
   *[other] This name is rather long: there is room for { $count } characters. Write a shorter one.
}
refusal-slug-taken = The address <code>{ $slug }</code> is taken. Think of another.
refusal-slug-invalid = An address can have Latin letters, digits and hyphens, { $min } to { $max } characters. For example: <code>{ $example }</code>
refusal-zone-not-found = Couldn't find “{ $query }”. Write a large city nearby or choose from the list.
refusal-amount = That does not look like an amount. Type a number, for example <code>1500</code>
refusal-currency-unknown = We don't know the currency “{ $code }”. Write a code of three letters, for example EUR.

## A typed line of times: first the line with the place marked, then the reason
refusal-typed-place = { $before }👉 <b>{ $wrong }</b>{ $after }
refusal-typed-place-end = { $before }👉
refusal-typed-empty = There is no time here. Write, for example: <code>10:00 11:30</code>
refusal-typed-long = { $count ->
    [one] This line is too long: there is room for { $count } character. Send it in parts.
   *[other] This line is too long: there is room for { $count } characters. Send it in parts.
}
refusal-typed-unknown = “{ $wrong }” isn't clear. Write a time, for example <code>10:00</code> or <code>10:00-14:00/60</code>
refusal-typed-not-time = “{ $wrong }” doesn't look like a time. Times go from 0:00 to 23:59, for example <code>9:30</code>
refusal-typed-end-first = In “{ $wrong }” the end is before the start. Swap them.
refusal-typed-length = “{ $wrong }” doesn't work as a length. Give minutes, { $min } to { $max }.
refusal-typed-misfit = “{ $wrong }” has no room for { $length }. Make it longer, or the lessons shorter.
refusal-typed-too-many = { $count ->
    [one] Too many: only { $count } time can be created at once. Send the line in parts.
   *[other] Too many: up to { $count } times can be created at once. Send the line in parts.
}
refusal-typed-repeats = “{ $wrong }” overlaps with { $with } of the same line. Keep one of them.
refusal-typed-nothing-made = Nothing was created. Correct the line and send it again.

## Messages we did not expect
refusal-reason = Write the reason in one message of at most { $count } characters.
refusal-text = We don't understand this yet. Please choose with a button.
refusal-media = We need words here. Write your answer or tap a button.
refusal-command = There is no such command. Please choose with a button.
refusal-cancel-none = Nothing to cancel: we hadn't asked anything.
refusal-group = This bot only works in private messages. Write to it: { $bot }

## A practice's own outcomes
refusal-title-taken = There is “{ $title }” already. Think of another name.
refusal-icon = This isn't one sign. Send one emoji, for example 🎁
refusal-draft-wrong-alert = The draft can't be applied yet: it says why, and what to change.
refusal-file-wrong = { $count ->
    [0] Line { $line }: { $text } Nothing was changed.
    [one] Line { $line }: { $text } And { $count } more thing is wrong. Nothing was changed.
   *[other] Line { $line }: { $text } And { $count } more things are wrong. Nothing was changed.
}
refusal-file-large = { $count ->
    [one] This file is too large: there is room for { $count } KB. Nothing was changed. Is it the right one?
   *[other] This file is too large: there is room for { $count } KB. Nothing was changed. Is it the right one?
}
refusal-file-lost = The file didn't get through. Please send it again.
refusal-file-wanted = We need a file here. Send the .toml file as a file, not as a picture or as text.
