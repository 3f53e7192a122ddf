### Those who help in a practice, and what they may do.

refusal-right-schedule-alert = The schedule is changed by the practice's owner. If you need to, ask them to give you access.
refusal-right-bookings-alert = Bookings and clients are the practice's owner's. If you need them, ask them to give you access.
refusal-right-money-alert = Money is the practice's owner's business. If you need it, ask them to give you access.
refusal-right-settings-alert = Settings are changed by the practice's owner. If you need to, ask them to give you access.
refusal-right-own-alert = Only the practice's owner can do that.
