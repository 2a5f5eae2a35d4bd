//! Who reads a paper.

use std::fmt::{self, Display};

use serde::Deserialize;

/// The reader of one paper, as plans, messages and file names call them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// The young person.
    YoungPerson,
    /// One adult of the case; each adult is a reader of their own.
    Adult(AdultId),
    /// The worker who leads a session: sheets that are carried about and lost most, so they name nobody.
    Worker,
    /// The professionals round the table.
    Professional,
}

impl Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::YoungPerson => f.write_str(YOUNG_PERSON),
            Self::Adult(id) => id.fmt(f),
            Self::Worker => f.write_str(WORKER),
            Self::Professional => f.write_str(PROFESSIONAL),
        }
    }
}

/// The word for the young person wherever a case file names a person.
pub const YOUNG_PERSON: &str = "young-person";

/// The word for all professionals in file names.
pub const PROFESSIONAL: &str = "professional";

/// The word for a worker's own sheets in file names.
pub const WORKER: &str = "worker";

/// Declares a code of the case file, such as an adult's id: small letters, digits and hyphens.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $description:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a code; `None` when it is not one.
            pub fn new(id: &str) -> Option<Self> {
                $crate::reader::is_id(id).then(|| Self(id.to_owned()))
            }

            /// The code as it is written in the case file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(id: String) -> Result<Self, Self::Error> {
                Self::new(&id).ok_or("not a code")
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({
                    "type": "string",
                    "pattern": $crate::reader::ID_PATTERN,
                    "maxLength": $crate::reader::ID_LENGTH,
                    "description": $description,
                })
            }
        }
    };
}
pub(crate) use id;

/// What a code looks like.
pub const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// How long a code may be, so that file names stay short.
pub const ID_LENGTH: usize = 40;

/// Whether the text is a code: small letters and digits, with single hyphens between.
pub fn is_id(text: &str) -> bool {
    text.len() <= ID_LENGTH
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        })
}

id! {
    /// The code of one adult, such as `adult-1`; it stands in file names, so it names nobody.
    AdultId, "An adult's id, such as `adult-1`."
}
