//! Stories through the simulated Telegram; one binary, one story a file.

mod locales;
