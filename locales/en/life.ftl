## Regulars that stand still
specialist-regulars-banned = { $more ->
    [0] 🚫 Not booked while banned: { $names }
   *[other] 🚫 Not booked while banned: { $names } and { $more } more
}
specialist-regular-banned = 🚫 Banned: no lessons are booked. Lift the ban, and it goes on.
specialist-regular-retired = “{ $kind }” isn't offered any more: this time keeps its length and price.

## An invite that is no more
refusal-invite-taken-back = <b>This invite was taken back</b>
    Ask for a new one if you still want to help.

## A long act that did not go through
specialist-job-gave-up = ⚠️ It broke off because of a fault on our side. What isn't done stays as it was: look at it and begin again.
notice-job-gave-up = ⚠️ <b>{ $kind ->
    [cancel] Cancelling bookings broke off
    [open] Opening days broke off
    [copy] Copying a week broke off
    [news] Sending news broke off
    [leave] Closing the practice broke off
    [regulars] Putting down weekly times broke off
   *[mark] Marking bookings broke off
}</b>
    { $total ->
        [0] A fault on our side: what isn't done stays as it was.
       *[other] Done: { $count } of { $total }. A fault on our side: what isn't done stays as it was.
    }
    Look at what is left, and begin again.
notice-job-gave-up-b32 = 🗓 See how it stands

## Several weekly times at once
notice-regular-all-begun = 📌 <b>Your weekly times at { $tenant }</b>
notice-regular-all-row = { $every }, { $range }, first: { $day }
