### What Telegram's menu says about each command.

command-start = Home
command-book = Book a time
command-my = My bookings
command-notify = Reminders and notices
command-invite = A new invite
command-week = Schedule
command-requests = Requests
command-unpaid = Unpaid
command-link = My link
command-settings = Settings
command-cancel = Leave a question unanswered
command-help = How it works
