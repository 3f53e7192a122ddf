//! Room on a thread's stack where one function leads to a hundred others.

use std::future::Future;
use std::pin::Pin;

/// A future on the heap, made in a frame of its own. Where the build is not optimised, a function keeps a place on its
/// stack for each of the futures that it may ever wait for, side by side; this way it keeps a pointer for each.
pub fn apart<'a, F>(make: impl FnOnce() -> F) -> Pin<Box<dyn Future<Output = F::Output> + Send + 'a>>
where
    F: Future + Send + 'a,
{
    Box::pin(make())
}
