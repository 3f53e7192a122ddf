//! What a specialist sets for one client.

/// Of the private note, in characters, and of the place of their lessons.
pub const NOTE_LONGEST: usize = 500;
pub const PLACE_LONGEST: usize = 200;

/// One of the details that a specialist types for a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Name,
    /// For the specialist's eyes, until the client asks what is kept about them.
    Note,
    /// What a lesson costs them, whatever it costs others.
    Price,
    /// How long a time made for them is.
    Length,
    /// Where their lessons are, a link perhaps.
    Place,
    Phone,
}

impl Detail {
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Note,
        Self::Price,
        Self::Length,
        Self::Place,
        Self::Phone,
    ];
}
