### Clients who are not in the bot, and the link by which they come.

specialist-new-client-b32 = ➕ Client without Telegram
specialist-new-client-title = ➕ <b>New client</b>
specialist-new-client-ask = Write their name, and a phone if you like: <code>Olivia Reed, +44 20 7946 0018</code>
    Somebody who has Telegram can simply book by your link.
specialist-card-join-b32 = 🔗 Invite to the bot
specialist-join-title = 🔗 <b>{ $name }: invitation</b>
specialist-join-explain = The link works once. When somebody opens it, we ask you whether it is them, and only then show them their bookings.
specialist-join-make-b32 = 🔗 Make a link
specialist-join-link = { $url }
specialist-join-once = Works once, until { $when }. Send it to this client only.
specialist-join-share-text = { $tenant } invites you: your bookings and reminders will be here.
specialist-joined-toast = Joined: from now on the bot tells them
specialist-not-joined-toast = Not joined: the link works no more

client-joining-title = <b>{ $tenant }</b>
client-joining-explain = We've asked the specialist whether it's you. Once they say yes, your bookings will be here, and we'll write to you.
client-joining-open-b32 = 🗓 See free times meanwhile

notice-join-asked = 🔗 <b>{ $who }</b> opened the link of <b>{ $name }</b>
notice-join-question = Is it them? Whoever you say yes to sees their bookings and may book for them.
notice-join-yes-b16 = ✅ Yes
notice-join-no-b16 = ✖ No
notice-join-settled-yes = ✅ Joined: { $name }
notice-join-settled-no = ✖ Not joined: { $name }
notice-joined = ✅ <b>{ $tenant } has confirmed it's you</b>
    Your bookings are here now, and we'll remind you of them.
notice-joined-no = <b>{ $tenant }</b> did not confirm that it's you. If that's a mistake, ask them for a new link.
notice-joined-open-b32 = 📋 Open

refusal-join-unknown = This link works no more. Please ask the specialist for a new one.
