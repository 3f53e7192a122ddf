### Outcomes that clients set themselves.

client-outcome-title = <b>{ $step }?</b>
client-outcome-becomes = It will be marked: { $icon } { $status }
client-outcome-charged = { $sum } will be charged.
client-outcome-free = Nothing will be charged.
client-outcome-frees = The time becomes free for others.
client-outcome-told = The specialist will be told.
client-outcome-yes-b32 = Yes: { $step }
