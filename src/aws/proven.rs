//! Whose keys sign: credentials may come from a program or a file that names another account by now,
//! without any call failing. STS says whose an access key is, once for each key; a request that
//! another key has signed is kept back until STS has said whose that one is.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// The code of the problem of a request that was kept back.
pub const KEPT_BACK: &str = "SignedByAnotherKey";

/// The account that the person sees, and the access key that STS named it for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub account: String,
    pub access_key: Option<String>,
}

/// What STS said last. All clones share it.
#[derive(Clone, Debug, Default)]
pub struct Proven(Arc<Mutex<Option<Proof>>>);

impl Proven {
    pub fn get(&self) -> Option<Proof> {
        self.lock().clone()
    }

    pub fn set(&self, proof: Proof) {
        *self.lock() = Some(proof);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Proof>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps back what another key signs.
impl Intercept for Proven {
    fn name(&self) -> &'static str {
        "ProvenKey"
    }

    fn read_after_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match (self.get().and_then(|proof| proof.access_key), signed_by(context.request())) {
            (Some(proven), Some(key)) if proven != key => Err(AnotherKey.into()),
            _ => Ok(()),
        }
    }
}

/// Remembers which key signed the question to STS.
#[derive(Clone, Debug, Default)]
pub struct SignedBy(Arc<Mutex<Option<String>>>);

impl SignedBy {
    pub fn access_key(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Intercept for SignedBy {
    fn name(&self) -> &'static str {
        "SignedBy"
    }

    fn read_after_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = signed_by(context.request());
        Ok(())
    }
}

/// `Authorization: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …` (IAM user
/// guide, "Elements of an AWS API request signature").
fn signed_by(request: &HttpRequest) -> Option<String> {
    let header = request.headers().get("authorization")?;
    let (key, _) = header.split_once("Credential=")?.1.split_once('/')?;
    Some(key.to_owned())
}

/// A request was kept back.
#[derive(Debug)]
pub struct AnotherKey;

impl fmt::Display for AnotherKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("signed by another access key than STS was asked with")
    }
}

impl Error for AnotherKey {}
