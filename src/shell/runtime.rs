//! One thread for everything but the disk.

use std::io;

/// Runs `future` to its end and then drops whatever is in flight, without waiting for it: a
/// look-up of a name blocks a thread of tokio's for seconds.
///
/// # Errors
/// The system gives no runtime.
pub fn block_on<F: Future>(future: F) -> io::Result<F::Output> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let output = runtime.block_on(future);
    runtime.shutdown_background();
    Ok(output)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn work_that_blocks_holds_nobody_back() {
        let (let_go, blocked) = mpsc::channel::<()>();
        let output = block_on(async move {
            let (begun, has_begun) = tokio::sync::oneshot::channel();
            tokio::task::spawn_blocking(move || {
                begun.send(()).unwrap();
                blocked.recv_timeout(Duration::from_secs(60))
            });
            has_begun.await.unwrap();
            7
        });
        assert_eq!(output.unwrap(), 7);
        assert!(let_go.send(()).is_ok(), "the blocking work was waited for");
    }
}
