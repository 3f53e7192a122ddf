### The operator's screens.

operator-home-title = <b>Running this bot</b>
operator-home-tenants = { $count ->
    [0] No specialists yet. Send the first one an invite.
    [one] The bot keeps bookings for { $count } specialist
   *[other] The bot keeps bookings for { $count } specialists
}
operator-open-b32 = 🛠 Manage the bot
operator-home-invite-b32 = ➕ Invite a specialist
operator-reload-b32 = 🔄 Read workflows again
operator-reloaded-toast = { $count ->
    [one] { $count } workflow is in force
   *[other] { $count } workflows are in force
}
operator-reload-failed-alert = What was loaded stays. Mend and read again: { $problem }
operator-home-practice-b32 = 🗓 My schedule
operator-invite-made = <b>The invite is ready</b>
    { $url }
    It works once. Open it by: { $when }
operator-invite-share-text = An invite to take bookings in a bot:
operator-when-utc = { $when } UTC
operator-help = <b>You run this bot</b>
    Invite a specialist: four questions, and they have a link of their own for clients.
    /start for home, /invite for a new invite
