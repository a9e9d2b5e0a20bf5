//! Several things at once, as many as the machine does well.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `act` gives for each, in their order.
pub fn side_by_side<T: Sync, R: Send>(things: &[T], act: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let given: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(2, usize::from).max(2);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((index, thing)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    things.get(index).map(|thing| (index, thing))
                } {
                    let result = act(thing);
                    given.lock().expect("no worker panicked").push((index, result));
                }
            });
        }
    });
    let mut given = given.into_inner().expect("no worker panicked");
    given.sort_by_key(|(index, _)| *index);
    given.into_iter().map(|(_, result)| result).collect()
}
