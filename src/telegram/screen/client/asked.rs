//! The specialist's own question on the way to a booking, and what the client has answered so far.

use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Act;
use crate::telegram::screen::{Button, Scene, act};
use crate::telegram::texts::{Html, Speaker};

pub struct Asked {
    /// Empty where nothing is asked, perhaps any more.
    question: String,
    answer: Option<String>,
}

impl Asked {
    pub fn of(scene: &Scene<'_>, tenant: &TenantRow, slot: SlotId) -> Self {
        let typed = scene.question.as_ref();
        Self {
            question: tenant.policy.question.clone(),
            answer: typed
                .and_then(|typed| typed.answer_for((tenant.id, slot)))
                .map(str::to_owned),
        }
    }

    pub fn lines(&self, say: &Speaker) -> Html {
        let question = match self.question.as_str() {
            "" => Html::default(),
            question => say.html("client-question", &args![question = question]),
        };
        let answer = match &self.answer {
            Some(answer) => own_answer(answer, say),
            None if self.question.is_empty() => Html::default(),
            None => say.html("client-question-ask", &args![]),
        };
        Html::lines([question, answer])
    }

    /// The answer is taken back.
    pub fn button(&self, tenant: TenantId, slot: SlotId, say: &Speaker) -> Option<Button> {
        let label = say.plain("client-question-drop-b32", &args![]);
        self.answer
            .as_ref()
            .map(|_| act(label, Act::DropAnswer { tenant, slot }))
    }
}

/// "Your answer", where there is one.
pub fn own_answer(answer: &str, say: &Speaker) -> Html {
    match answer {
        "" => Html::default(),
        answer => say.html("client-question-answer", &args![answer = answer]),
    }
}
