refusal-their-overlap-alert = They already have a booking at the hours of { $with }. Untick that time and offer the others.
refusal-booked-again-alert = They have booked this time again since, so everything stays as it was.
refusal-price-changed-alert = The price is another one now. Have a look, and tap again if it suits you.
