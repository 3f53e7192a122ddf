### Those who help in a practice, and what they may do.

refusal-right-schedule-alert = The schedule is changed by the practice's owner. If you need to, ask them to give you access.
refusal-right-bookings-alert = Bookings and clients are the practice's owner's. If you need them, ask them to give you access.
refusal-right-money-alert = Money is the practice's owner's business. If you need it, ask them to give you access.
refusal-right-settings-alert = Settings are changed by the practice's owner. If you need to, ask them to give you access.
refusal-right-own-alert = Only the practice's owner can do that.
refusal-team-full-alert = { $count ->
    [one] There is room for { $count } person in a team, with those invited. Remove somebody or withdraw an invite first.
   *[other] There is room for { $count } people in a team, with those invited. Remove somebody or withdraw an invite first.
}
refusal-owner-stays-alert = The practice is yours. Hand it over to somebody of the team first, then you can leave.
refusal-no-offer-alert = This offer no longer stands. If you still want the practice, ask its owner to offer it again.

## What an assistant may do
common-right-schedule = Schedule
common-right-bookings = Bookings and clients
common-right-money = Money
common-right-settings = Settings
team-may-schedule = 🗓 Schedule: add, hide and delete times, close days
team-may-bookings = 📋 Bookings and clients: accept, cancel, answer clients
team-may-money = 💰 Money: enter payments, see who owes what
team-may-settings = ⚙ Settings: change prices, booking rules, outcomes of a lesson
team-may-look = 👁 See the schedule and the names in it, change nothing
team-ticked-b32 = ☑ { $label }
team-unticked-b32 = ▫️ { $label }

## The team, for its owner
settings-team-b32 = 👥 Team
team-title = 👥 <b>Team</b>
team-owner = Owner: { $name }
team-alone = No assistants yet. Send somebody an invite, and you decide what they may do.
team-count = { $count ->
    [one] { $count } assistant
   *[other] { $count } assistants
}
team-offered = 🔑 The practice is offered to { $name }: it is theirs once they agree.
team-member-b32 = 🤝 { $name }
team-invited-b32 = ⏳ Invite until { $date }
team-invite-b32 = ➕ Invite an assistant
team-member-title = 🤝 <b>{ $name }</b>
    In the team since { $since }
team-offer-b32 = 🔑 Hand the practice over
team-remove-b32 = ✖ Remove from the team
team-remove-ask = <b>Remove { $name } from the team?</b>
    From the next tap on they can open nothing here. What they have done stays.
team-remove-yes-b32 = ✖ Remove
team-removed-toast = Removed from the team
team-withdraw-b32 = ↩ Take the offer back
team-withdrawn-toast = The offer is taken back
team-offer-ask = <b>Hand “{ $tenant }” over to { $name }?</b>
    Clients, bookings, money and settings will be theirs. You stay as an assistant who may do everything but manage the team.
    { $name } has to agree within 7 days; until then you can take the offer back.
team-offer-yes-b32 = 🔑 Offer the practice
team-offered-toast = Offered. The answer is theirs now

## An invite
team-invite-title = 🤝 <b>An invite to the team</b>
    { $url }
    Send it to one person: it works once, until { $when }.
    Whoever opens it will be able to:
team-invite-share-text = Help me take bookings:
team-invite-drop-b32 = 🗑 Withdraw the invite
team-invite-dropped-toast = Withdrawn: the link works no more
team-joining-title = 🤝 <b>“{ $tenant }” invites you to help</b>
    What you will be able to do:
team-joining-client = You are a client here too. While you help you can't book or cancel for yourself: ask the owner. The bookings you have stay.
team-join-b32 = 🤝 Join
team-joined-toast = You're in the team

## For an assistant
team-helping-b32 = 🤝 What I may do here
team-helping-title = 🤝 <b>You help: { $tenant }</b>
team-to-work-b32 = 🗓 See today
team-own-settings-b32 = 👤 My language, zone and data
team-leave-b32 = 🚪 Leave the team
team-leave-ask = <b>Leave the team of “{ $tenant }”?</b>
    You will open nothing here any more; to return you'll need a new invite.
team-leave-yes-b32 = 🚪 Leave
team-left-toast = You've left the team
team-take-over-b32 = 🔑 You are offered the practice
team-take-ask = <b>Take “{ $tenant }” over?</b>
    Clients, bookings, money, settings and the team will be yours. The owner until now stays as your assistant.
    Then look through the settings: the name and how clients pay stay as they are until you change them.
team-take-yes-b32 = 🔑 Take it over
team-take-no-b32 = ✖ No, thank you
team-taken-toast = The practice is yours
team-declined-toast = Declined

## What the team hears
team-notice-joined = 🤝 <b>{ $name } has joined the team</b>
    { $tenant }
team-notice-joined-b32 = What they may do
team-notice-left = 🚪 <b>{ $name } has left the team</b>
    { $tenant }
team-notice-left-for-good = 🚪 <b>An assistant has left the team</b>
    { $tenant }. They had their data deleted.
team-notice-rights = 🤝 <b>What you may do has changed</b>
    { $tenant }
team-notice-removed = 🚪 <b>You're no longer in the team</b>
    { $tenant }
team-notice-offered = 🔑 <b>{ $name } offers you the practice</b>
    { $tenant }
team-notice-offered-b32 = See and decide
team-notice-offer-over = 🔑 <b>The offer of the practice is over</b>
    { $tenant }: nothing has changed for you.
team-notice-offer-taken = 🔑 <b>The practice is yours</b>
    { $tenant }
team-notice-declined = 🔑 <b>{ $name } doesn't want to take the practice</b>
    { $tenant } is still yours.
team-notice-taken = 🔑 <b>{ $name } has taken the practice over</b>
    { $tenant }: you're an assistant there now.
team-notice-closed = 🚪 <b>The practice is closed</b>
    { $tenant }: the owner has closed it, and your help here has ended.
