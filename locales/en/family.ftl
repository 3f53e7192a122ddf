### One person for several clients, and several people for one.

common-family-of = { $name } · { $what }
common-family-books = books
common-family-hears = hears
common-family-pays = pays

client-family-b32 = 👨‍👩‍👧 Family
client-family-title = 👨‍👩‍👧 <b>Family · { $tenant }</b>
client-family-none = Add the one who has the lessons: a child, or yourself. Then book for them.
client-family-alone = Two children? Add the other one, and we'll ask whom each booking is for. A second parent can join by a link.
client-family-explain = For each of them you see who books, who hears and who pays.
client-family-kin-b32 = 👤 { $name }
client-family-kin-looks-b32 = 👀 { $name }
client-family-add-b32 = ➕ Add a child
client-family-new-title = ➕ <b>Whom shall we add?</b>
client-family-new-ask = Write the name: <code>Masha</code>
client-family-newcomer-b32 = 👶 It's for my child
client-family-one-title = 👤 <b>{ $name }</b>
client-family-book = book
client-family-hear = hear
client-family-pay = pay
client-family-you = You { $doing }
client-family-other = { $name }: { $doing }
client-family-together = 💳 Pays together with: { $names }
client-family-rename-b32 = ✏️ Change the name
client-family-rename-title = ✏️ <b>{ $name }: what name instead?</b>
client-family-rename-ask = Write it in one message. The specialist sees it too.
client-family-person-b32 = 👤 { $name }

client-family-for = 👤 For: <b>{ $name }</b>
client-family-whom = 👤 <b>For whom?</b>
client-family-name-b16 = 👤 { $name }
client-family-book-b32 = ✅ Book for { $name }
client-family-request-b32 = ✅ Ask for { $name }
client-family-whose = 👤 { $name }
client-family-row-b32 = { $icon } { $date }, { $time } · { $name }
client-family-looks = 👀 You can look. Somebody else books and cancels here.

client-family-home = What is booked will be here.
client-family-invite-b32 = 🔗 Invite another person
client-family-invite-title = 🔗 <b>Who else is there for { $name }?</b>
client-family-invite-explain = Tick what they may do: a second parent perhaps everything, a teenager perhaps only hear.
client-family-book-on-b32 = ☑ Book and cancel
client-family-book-off-b32 = ☐ Book and cancel
client-family-hear-on-b32 = ☑ Hear and be reminded
client-family-hear-off-b32 = ☐ Hear and be reminded
client-family-pay-on-b32 = ☑ See the bill and pay
client-family-pay-off-b32 = ☐ See the bill and pay
client-family-link-b32 = 🔗 Make the link
client-family-link = { $url }
client-family-link-once = Works once, until { $when }. Whoever opens it: { $doing }. The specialist is told.
client-family-share-text = { $tenant }: bookings and reminders of { $name }. Open the link, and they are yours too.
client-family-person-title = 👤 <b>{ $name }, for { $client }</b>
client-family-person-explain = Tap to change. It counts at once.
client-family-remove-b32 = ✖ Remove access
client-family-removed-toast = Access removed
client-family-set-toast = Changed
client-family-leave-b32 = 🚪 Stop seeing this
client-family-leave-title = 🚪 <b>Nothing more about { $name }?</b>
client-family-leave-explain = You won't see these bookings or hear of them any more. What is booked stays, and the others go on.
client-family-stay-b32 = Leave it as it is
client-family-leave-yes-b32 = 🚪 Yes, stop
client-family-left-toast = Done: you won't see it any more

specialist-family-b32 = 👥 Who acts for them · { $count }
specialist-family-title = 👥 <b>{ $name }: who acts for them</b>
specialist-family-none = Nobody in Telegram yet. Invite them from the card.

notice-family-with = 👤 { $name } · { $tenant }
notice-family-by = done by { $who }
notice-family-joined = 👥 <b>{ $who } now acts for { $name }</b>
    { $doing }
notice-family-joined-specialist = Not right? You can remove the access on the client's card.
notice-family-card-b32 = 👥 Who acts for them
notice-family-open-b32 = 👤 Open

refusal-family-book-alert = You can look here, but somebody else books and cancels. Ask them to do it, or to let you.
refusal-family-hear-alert = You don't get these messages. Ask whoever books to let you.
refusal-family-pay-alert = Somebody else sees to paying here. Ask them to pay, or to let you.
refusal-family-whom-alert = You book for several by now. Tap the one whom it is for.
refusal-family-many-alert = { $count ->
    [one] You already book for { $count }, and that is the most here. Write to the specialist.
   *[other] You already book for { $count }, and that is the most here. Write to the specialist.
}
refusal-family-last-alert = Somebody has to be able to book. Let another person do it first.

specialist-family-own-bill = 💳 Pays alone
specialist-family-with-b32 = 💳 Pays together with…
specialist-family-with-title = 💳 <b>{ $name }: together with whom?</b>
specialist-family-with-ask = Tap the other one, or write a name.
specialist-family-share-title = 💳 <b>{ $name } and { $other }: one bill?</b>
specialist-family-share-explain = From now on they have one balance: what either pays counts for both.
specialist-family-share-yes-b32 = 💳 Yes, one bill
specialist-family-shared-toast = One bill from now on
specialist-family-part-b32 = ✂️ A bill of their own
specialist-family-parted-toast = They pay alone from now on
refusal-family-uneven-alert = Money is in the way: something is owed or paid ahead. Settle it first, then change who pays.
