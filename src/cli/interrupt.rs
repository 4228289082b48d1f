//! Ctrl-C and the wish of the system to end: the line that is being written is finished first, and files that
//! are not yet whole are removed. A second time ends it at once.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The files that are not yet whole. While this is held the process is not ended by a first Ctrl-C.
pub(super) fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends well from now on.
#[cfg(unix)]
pub(super) fn watch() -> std::io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::low_level::emulate_default_handler;
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::spawn(move || {
        let mut told = signals.forever();
        let first = told.next();
        std::thread::spawn(move || {
            // It is held until the end, so that nothing is written any more.
            let files = unfinished();
            // One that is gone needs no removing.
            files.iter().for_each(|file| drop(std::fs::remove_file(file)));
            // As who does not catch the signal, so that shells see what it was.
            first.map(emulate_default_handler)
        });
        told.next().map(emulate_default_handler)
    });
    Ok(())
}

/// Elsewhere the system ends the process as it does.
#[cfg(not(unix))]
pub(super) fn watch() -> std::io::Result<()> {
    Ok(())
}
