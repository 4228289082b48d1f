//! The report as types, in the contract's order of keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $item:literal])* $variant:ident,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[doc = $item])* $variant,)* }
    };
}

words! {
    /// How much of a quote stands in quotation marks.
    QuoteKind {
        /// All of it.
        Direct,
        /// Some of it.
        Mixed,
        /// None of it.
        Indirect,
    }
}
words! {
    /// What the cue does.
    Act {
        /// Says.
        Statement,
        /// Asks.
        Question,
        /// Answers.
        Answer,
        /// Denies.
        Denial,
        /// Demands.
        Demand,
        /// Promises.
        Promise,
        /// Threatens.
        Threat,
        /// Agrees.
        Agreement,
        /// Criticises.
        Criticism,
        /// Praises.
        Praise,
        /// Believes.
        Belief,
        /// Intends.
        Intention,
        /// Shows.
        Evidence,
        /// Declines to say.
        NoComment,
    }
}
words! {
    /// What a speaker is.
    SpeakerKind {
        /// A person.
        Person,
        /// A body with a name.
        Organization,
        /// People without a name of their own: "aides".
        Group,
        /// A poll, a study, a letter.
        Document,
        /// It cannot be told.
        Unknown,
    }
}
words! {
    /// Whether a claim says that it is so.
    Polarity {
        /// It is.
        Affirmed,
        /// It is not.
        Negated,
    }
}
words! {
    /// How surely a claim is made.
    Certainty {
        /// As a fact.
        Asserted,
        /// As likely.
        Likely,
        /// As possible.
        Possible,
        /// If something else is so.
        Conditional,
        /// As a question.
        Questioned,
    }
}
words! {
    /// Of what time a claim speaks.
    Time {
        /// Before.
        Past,
        /// Now.
        Present,
        /// To come.
        Future,
    }
}
