### A practice's own outcomes: what becomes of a lesson, and the rules around it.

## The outcomes
settings-outcomes-b32 = 🎓 Outcomes of a lesson
settings-outcomes-title = <b>Outcomes of a lesson</b>
settings-outcomes-explain = This is how you mark lessons. Tap an outcome to change it.
settings-outcomes-draft = ✏️ There is a draft: it's what you see here, but it isn't in force yet.
settings-outcomes-row-b32 = { $icon } { $status } · { $share }
settings-outcomes-row-free-b32 = { $icon } { $status }
settings-outcomes-add-b16 = ➕ Outcome
settings-outcomes-deadlines-b16 = ⏰ Deadlines
settings-outcomes-shelf-b16 = 🔀 Another set
settings-outcomes-versions-b16 = 🕘 Versions
settings-outcomes-steps-b32 = 🔧 Advanced: all steps

## One outcome
settings-outcome-title = <b>{ $icon } { $status }</b>
settings-outcome-done = The time was used
settings-outcome-void = No lesson, the time is free again
settings-outcome-charged = To pay: { $share } of the price
settings-outcome-free = To pay: nothing
settings-outcome-way = <i>{ $text }</i>
settings-outcome-rename-b16 = ✏️ Rename
settings-outcome-icon-b16 = { $icon } Icon
settings-outcome-charge-b32 = 💰 What it counts as
settings-outcome-retire-b32 = 🗑 Retire
settings-outcome-rename-ask = <b>What shall “{ $status }” be called?</b>
    { $count ->
        [one] Write the new name, up to { $count } character. Clients will see it too.
       *[other] Write the new name, up to { $count } characters. Clients will see it too.
    }
settings-outcome-icon-ask = <b>What icon shall “{ $status }” have?</b>
    Now: { $icon }
    Send one emoji.
settings-outcome-charge-title = <b>What does “{ $status }” count as?</b>
settings-share-b16 = { $share }
settings-share-free-b16 = Nothing
settings-outcome-retire-title = <b>Retire “{ $status }”?</b>
settings-outcome-retire-explain = Nothing can be marked so any more. What was marked before stays as it is.
settings-outcome-retire-needed = The draft can't be applied then until this is mended:
settings-outcome-retire-yes-b32 = 🗑 Yes, retire it

## A new outcome
settings-outcome-new-ask = <b>A new outcome: what is it called?</b>
    { $count ->
        [one] Write its name, up to { $count } character. Begin with an emoji to make that the icon: 🎁 Trial
       *[other] Write its name, up to { $count } characters. Begin with an emoji to make that the icon: 🎁 Trial
    }
settings-outcome-new-means = What does it mean?
settings-outcome-new-charged = It took place, { $share } of the price is to pay
settings-outcome-new-free = It took place, free of charge
settings-outcome-new-void = It didn't take place, the time is free
settings-outcome-new-charged-b32 = 💰 Took place, to pay
settings-outcome-new-free-b32 = 🎁 Took place, free
settings-outcome-new-void-b32 = ✖️ Didn't take place
settings-outcome-new-from = Which bookings can be marked so? Tick all that fit.
settings-outcome-new-tells = Shall the client be told?
settings-outcome-new-tell-b16 = 🔔 Tell them
settings-outcome-new-silent-b16 = Don't tell

## Deadlines
settings-deadlines-title = <b>Deadlines</b>
settings-deadlines-explain = Tap a deadline to change it.
settings-deadline-cancel-b32 = { $minutes ->
    [0] ✖️ Cancel: to the start
   *[other] ✖️ Cancel: { $length } before
}
settings-deadline-move-b32 = { $minutes ->
    [0] ↔ Move: to the start
   *[other] ↔ Move: { $length } before
}
settings-deadline-expiry-b32 = ⏳ Requests wait: { $length }
settings-deadline-closing-b32 = { $minutes ->
    [0] 🏁 Closing: at the end
   *[other] 🏁 Closing: { $length } after
}
settings-deadline-share-b32 = ⌛ Late cancel: { $length }
settings-deadline-cancel-ask = <b>How long before the start can a client still cancel?</b>
    After that it counts as late.
settings-deadline-move-ask = <b>How long before the start can a client still move it?</b>
settings-deadline-expiry-ask = <b>How long does a request wait for your answer?</b>
    Then it closes by itself, and the time is free.
settings-deadline-closing-ask = <b>How long after the end does a lesson close by itself?</b>
    Until then you can say how it went.
settings-deadline-share-ask = <b>What is to pay for a late cancel?</b>
    The client sees the sum before they cancel.
settings-deadline-choice-b16 = { $length }
settings-deadline-now-b16 = ✓ { $length }

## The draft
settings-draft-b32 = ✏️ The draft
settings-draft-title = <b>The draft</b>
settings-draft-none = <b>There is no draft</b>
    Change an outcome or a deadline: changes gather here and come into force all at once.
settings-draft-same = Nothing differs from what is in force.
settings-draft-added = New: { $icon } { $status }
settings-draft-removed = Goes: { $icon } { $status }
settings-draft-renamed = { $icon } { $before } → { $status }
settings-draft-icon = { $status }: { $before } → { $icon }
settings-draft-charge = { $icon } { $status }: { $before } → { $share }
settings-draft-deadline = { $label }
settings-draft-no-cancel = Clients have no deadline to cancel by any more
settings-draft-no-move = Clients have no deadline to move by any more
settings-draft-no-expiry = Requests don't close by themselves any more
settings-draft-no-closing = Lessons don't close by themselves any more
settings-draft-other = What can be marked from where, by whom or when changes
settings-draft-more = { $count ->
    [one] And { $count } more change
   *[other] And { $count } more changes
}
settings-draft-wrong = <b>It can't be applied yet:</b>
settings-draft-bound = { $count ->
    [one] { $count } open booking goes over to the new rules.
   *[other] { $count } open bookings go over to the new rules.
}
settings-draft-kept = { $count ->
    [one] { $count } open booking lives on by the rules it has.
   *[other] { $count } open bookings live on by the rules they have.
}
settings-draft-marked = Lessons already marked keep the old outcomes.
settings-draft-past = { $count ->
    [one] For { $count } booking the new moment has passed: you will be asked about it.
   *[other] For { $count } bookings the new moment has passed: you will be asked about them.
}
settings-draft-apply-b32 = ✅ Apply
settings-draft-discard-b32 = 🗑 Discard the draft
settings-draft-discard-title = <b>Discard the draft?</b>
    These changes will not be made:
settings-draft-discard-yes-b32 = 🗑 Yes, discard it
settings-draft-kept-toast = Noted in the draft
settings-draft-applied-toast = Version { $count } is in force now
settings-draft-discarded-toast = The draft is gone

## Where a workflow can be taken from
settings-shelf-title = <b>Another set of outcomes</b>
    First it becomes a draft, and you see what would change.
settings-shelf-row-b32 = { $name }
settings-shelved-title = <b>{ $name }</b>
settings-shelved-take-b32 = ✏️ Take it as the draft
settings-shelved-picture-b32 = 🖼 See it as a picture
settings-versions-title = <b>Versions</b>
settings-versions-row-b32 = { $count } · { $date } · { $name }
settings-version-title = <b>Version { $count }</b>
settings-version-applied = { $when } · { $name }
settings-version-now = In force now
settings-version-take-b32 = ✏️ Take it again
settings-steps-title = <b>All steps</b>
settings-steps-picture-b16 = 🖼 Picture
settings-steps-file-b16 = 📄 File
settings-steps-send-b32 = 📎 Change it in a file
settings-file-ask = <b>Send the file</b>
    { $count ->
        [one] Get the file, change it and send it here as a file, up to { $count } KB. It becomes the draft.
       *[other] Get the file, change it and send it here as a file, up to { $count } KB. It becomes the draft.
    }

## What was added to the questions
settings-share-type = Or write the percentage, for example: 40
settings-deadline-type = Or write your own, for example: 36 h, 2 days, 90 min
settings-outcome-held-b32 = 🎓 It took place after all
settings-outcome-not-held-b32 = ✖️ It didn't take place
settings-outcome-new-from-b32 = ☑ { $icon } { $status }
settings-outcome-new-not-from-b32 = ☐ { $icon } { $status }
settings-outcome-new-next-b32 = Next ›
settings-outcome-new-who = Who may mark it so?
settings-outcome-new-me-b32 = 👤 Only I
settings-outcome-new-client-b16 = The client
settings-outcome-new-both-b16 = Either of us
settings-outcome-new-tells-me = Shall you be told?
settings-outcome-new-tells-other = Shall the other one of you be told?
settings-draft-held = { $icon } { $status }: counts as held now
settings-draft-void = { $icon } { $status }: not held, the time is free again

## Moments that have passed
settings-past-title = { $count ->
    [one] <b>For { $count } booking the new moment has passed</b>
   *[other] <b>For { $count } bookings the new moment has passed</b>
}
settings-past-would-be = { $icon } { $status }: { $count }
settings-past-ask = Apply the new rules to them now? Clients are not told.
settings-past-frees = Time that becomes free is offered to those who wait for it.
settings-past-now-b32 = ✅ Apply to them now
settings-past-leave-b32 = ✋ Leave them as they are
settings-draft-caught-up-toast = { $count ->
    [one] Version { $version } is in force now, and { $count } booking has moved on
   *[other] Version { $version } is in force now, and { $count } bookings have moved on
}
settings-draft-catching-up-toast = { $count ->
    [one] Version { $version } is in force now, and { $count } booking is moving on
   *[other] Version { $version } is in force now, and { $count } bookings are moving on
}
