//! A thin layer between SQLite and the disk, in which calls can be watched, and made to fail.
//!
//! It is SQLite's own way of doing so (its test suite has such layers): a VFS that hands every call to the system's
//! one. Once installed it is the default, so the real store goes through it unchanged; files in a folder that
//! nobody watches pass untouched.
//!
//! SQLite's interface is one of C structures and function pointers; this file, which only tests link, is the one
//! place in the project that cannot be written in safe Rust. Each function relies on what SQLite promises of every VFS:
//! the pointers it passes are the ones it was given, and a file is not used before `xOpen` or after `xClose`.
#![allow(unsafe_code, reason = "SQLite takes a VFS as C structures; only tests link this")]

use rusqlite::ffi;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A call that changes what is on the disk.
#[derive(Debug)]
pub enum Call<'a> {
    /// A file is made.
    Create,
    /// Bytes are written at an offset.
    Write {
        /// From the start of the file.
        offset: u64,
        /// The bytes.
        data: &'a [u8],
    },
    /// A file is cut, or grown, to a size.
    Truncate {
        /// In bytes.
        size: u64,
    },
    /// What was written is brought to the disk.
    Sync,
    /// A file is deleted.
    Delete {
        /// Whether its folder is brought to the disk too.
        synced: bool,
    },
    /// The memory that connections share grows, which takes room on the disk.
    Share,
}

/// What becomes of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done.
    Pass,
    /// It fails with this result code of SQLite's, and nothing is done.
    Fail(c_int),
    /// Of a write the first half is done, then it fails.
    Half(c_int),
}

/// Sees the calls for the files of a folder.
pub trait Watch: Send + Sync {
    /// Before a call. `file` is the file's name within the folder.
    fn before(&self, _file: &str, _call: &Call) -> Verdict {
        Verdict::Pass
    }

    /// After a call that was done.
    fn after(&self, _file: &str, _call: &Call) {}
}

/// A folder under watch, until this is dropped.
pub struct Watched(PathBuf);

impl Drop for Watched {
    fn drop(&mut self) {
        watches().retain(|(folder, _)| *folder != self.0);
    }
}

/// Watches the files of a folder that are opened from now on.
pub fn watch(folder: &Path, watch: Arc<dyn Watch>) -> Watched {
    install();
    // SQLite names files by their real path.
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    watches().push((folder.clone(), watch));
    Watched(folder)
}

type Watches = Vec<(PathBuf, Arc<dyn Watch>)>;

fn watches() -> std::sync::MutexGuard<'static, Watches> {
    static WATCHES: Mutex<Watches> = Mutex::new(Vec::new());
    WATCHES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who watches a file, and its name within the watched folder.
struct Seen {
    watch: Arc<dyn Watch>,
    name: String,
}

impl Seen {
    fn of(path: *const c_char) -> Option<Self> {
        if path.is_null() {
            return None;
        }
        // SAFETY: SQLite passes a file name that ends with a zero byte and lives as long as the call.
        let path = Path::new(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
        let watches = watches();
        let (folder, watch) = watches.iter().find(|(folder, _)| path.starts_with(folder))?;
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().into_owned();
        Some(Self { watch: watch.clone(), name })
    }

    fn run(seen: Option<&Self>, call: Call, real: impl FnOnce(Option<usize>) -> c_int) -> c_int {
        let Some(seen) = seen else { return real(None) };
        match seen.watch.before(&seen.name, &call) {
            Verdict::Pass => {
                let code = real(None);
                if code == ffi::SQLITE_OK {
                    seen.watch.after(&seen.name, &call);
                }
                code
            }
            Verdict::Half(code) => {
                if let Call::Write { data, .. } = call {
                    real(Some(data.len() / 2));
                }
                code
            }
            Verdict::Fail(code) => code,
        }
    }
}

/// An open file as SQLite holds it. The system's own file follows it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    seen: Option<Box<Seen>>,
}

/// The system's VFS, and ours.
struct Layers {
    system: *mut ffi::sqlite3_vfs,
    ours: ffi::sqlite3_vfs,
}

// SAFETY: both structures are written once, before SQLite or another thread can see them.
unsafe impl Send for Layers {}
// SAFETY: as above.
unsafe impl Sync for Layers {}

static LAYERS: OnceLock<Layers> = OnceLock::new();

fn install() {
    static REGISTERED: OnceLock<()> = OnceLock::new();
    LAYERS.get_or_init(|| {
        // SAFETY: the default VFS exists once SQLite is initialised, and is never taken away.
        let system = unsafe {
            ffi::sqlite3_initialize();
            ffi::sqlite3_vfs_find(ptr::null())
        };
        // SAFETY: it is a valid structure of C data, which may be copied.
        let copy = unsafe { *system };
        let ours = ffi::sqlite3_vfs {
            szOsFile: copy.szOsFile + size_of::<File>() as c_int,
            zName: c"watched".as_ptr(),
            pNext: ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            // The rest is the system's; it looks at nothing of the structure but its data pointer, which is copied.
            ..copy
        };
        Layers { system, ours }
    });
    REGISTERED.get_or_init(|| {
        if let Some(layers) = LAYERS.get() {
            // SAFETY: the structure lives in a static and is not moved; SQLite links it into its list.
            unsafe { ffi::sqlite3_vfs_register(ptr::from_ref(&layers.ours).cast_mut(), 1) };
        }
    });
}

fn system() -> *mut ffi::sqlite3_vfs {
    LAYERS.get().map_or(ptr::null_mut(), |layers| layers.system)
}

/// The system's file behind ours, with its methods.
fn real(file: *mut ffi::sqlite3_file) -> (*mut ffi::sqlite3_file, &'static ffi::sqlite3_io_methods) {
    // SAFETY: SQLite gave us `szOsFile` bytes: ours, then the system's; an open file has its methods set.
    unsafe {
        let real = file.byte_add(size_of::<File>());
        (real, &*(*real).pMethods)
    }
}

fn seen<'f>(file: *mut ffi::sqlite3_file) -> Option<&'f Seen> {
    // SAFETY: the file was opened by `open` below, which set the field, and is not closed yet.
    unsafe { (*file.cast::<File>()).seen.as_deref() }
}

/// Calls a function of the system's, or says that it has none.
macro_rules! forward {
    ($methods:expr, $name:ident($($argument:expr),* $(,)?)) => {
        // SAFETY: the arguments are SQLite's own, for the system's function of the same name.
        $methods.$name.map_or(ffi::SQLITE_IOERR, |function| unsafe { function($($argument),*) })
    };
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gave us room for both files.
    let inner = unsafe {
        file.cast::<File>().write(File { base: ffi::sqlite3_file { pMethods: ptr::null() }, seen: None });
        file.byte_add(size_of::<File>())
    };
    let seen = Seen::of(path);
    // SAFETY: see `Seen::of`.
    let is_new = seen.is_some()
        && unsafe { CStr::from_ptr(path) }.to_str().is_ok_and(|path| !Path::new(path).exists())
        && flags & ffi::SQLITE_OPEN_CREATE != 0;
    let open = |_| {
        // SAFETY: the system's VFS is asked with SQLite's own arguments and its own file.
        unsafe { (*system()).xOpen.map_or(ffi::SQLITE_CANTOPEN, |open| open(system(), path, inner, flags, out)) }
    };
    let code = if is_new { Seen::run(seen.as_ref(), Call::Create, open) } else { open(None) };
    if code == ffi::SQLITE_OK {
        // SAFETY: the file is ours, see above.
        unsafe {
            (*file).pMethods = &METHODS;
            (*file.cast::<File>()).seen = seen.map(Box::new);
        }
    }
    code
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    Seen::run(Seen::of(path).as_ref(), Call::Delete { synced: sync != 0 }, |_| {
        // SAFETY: the system's VFS is asked with SQLite's own arguments.
        unsafe { (*system()).xDelete.map_or(ffi::SQLITE_IOERR, |delete| delete(system(), path, sync)) }
    })
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let (inner, methods) = real(file);
    let code = forward!(methods, xClose(inner));
    // SAFETY: SQLite does not use the file after this; it frees the memory, and we what we put there.
    unsafe { drop((*file.cast::<File>()).seen.take()) };
    code
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, data: *const c_void, size: c_int, offset: i64) -> c_int {
    let (inner, methods) = real(file);
    // SAFETY: SQLite passes `size` bytes at `data`.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), size as usize) };
    Seen::run(seen(file), Call::Write { offset: offset as u64, data: bytes }, |part| {
        let size = part.map_or(size, |part| part as c_int);
        forward!(methods, xWrite(inner, data, size, offset))
    })
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let (inner, methods) = real(file);
    Seen::run(seen(file), Call::Truncate { size: size as u64 }, |_| forward!(methods, xTruncate(inner, size)))
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let (inner, methods) = real(file);
    Seen::run(seen(file), Call::Sync, |_| forward!(methods, xSync(inner, flags)))
}

unsafe extern "C" fn share(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    let (inner, methods) = real(file);
    let map = |_| forward!(methods, xShmMap(inner, page, size, extend, out));
    if extend == 0 { map(None) } else { Seen::run(seen(file), Call::Share, map) }
}

/// A function that only hands on.
macro_rules! handed_on {
    ($($name:ident = $method:ident($($argument:ident: $type:ty),*);)*) => {
        $(unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($argument: $type),*) -> c_int {
            let (inner, methods) = real(file);
            forward!(methods, $method(inner, $($argument),*))
        })*
    };
}

handed_on! {
    read = xRead(data: *mut c_void, size: c_int, offset: i64);
    file_size = xFileSize(size: *mut i64);
    lock = xLock(level: c_int);
    unlock = xUnlock(level: c_int);
    check_lock = xCheckReservedLock(out: *mut c_int);
    control = xFileControl(operation: c_int, argument: *mut c_void);
    sector_size = xSectorSize();
    characteristics = xDeviceCharacteristics();
    share_lock = xShmLock(offset: c_int, count: c_int, flags: c_int);
    unshare = xShmUnmap(delete: c_int);
}

unsafe extern "C" fn barrier(file: *mut ffi::sqlite3_file) {
    let (inner, methods) = real(file);
    if let Some(barrier) = methods.xShmBarrier {
        // SAFETY: the file is open, see `real`.
        unsafe { barrier(inner) };
    }
}

/// Version 2: shared memory, and no memory map, which would write past us.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(share),
    xShmLock: Some(share_lock),
    xShmBarrier: Some(barrier),
    xShmUnmap: Some(unshare),
    xFetch: None,
    xUnfetch: None,
};

/// Opens connections with another `synchronous` from now on, whatever they ask for: the control of an experiment.
///
/// For the whole process and for good, so a process that does this should do nothing else.
pub fn weaken_durability(normal: bool) {
    let entry = if normal { enter_normal } else { enter_off };
    // SAFETY: the function lives as long as the process and is what SQLite expects there.
    unsafe { ffi::sqlite3_auto_extension(Some(entry)) };
}

unsafe extern "C" fn enter_normal(
    connection: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    weaken(connection, c"PRAGMA synchronous = NORMAL")
}

unsafe extern "C" fn enter_off(
    connection: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    weaken(connection, c"PRAGMA synchronous = OFF")
}

fn weaken(connection: *mut ffi::sqlite3, pragma: &CStr) -> c_int {
    // SAFETY: the connection is open and used by this thread alone until SQLite has given it away.
    unsafe {
        ffi::sqlite3_exec(connection, pragma.as_ptr(), None, ptr::null_mut(), ptr::null_mut());
        ffi::sqlite3_set_authorizer(connection, Some(ignore_synchronous), ptr::null_mut())
    }
}

/// Makes later settings of `synchronous` do nothing.
unsafe extern "C" fn ignore_synchronous(
    _: *mut c_void,
    action: c_int,
    name: *const c_char,
    value: *const c_char,
    _: *const c_char,
    _: *const c_char,
) -> c_int {
    let sets = action == ffi::SQLITE_PRAGMA && !name.is_null() && !value.is_null();
    // SAFETY: SQLite passes names that end with a zero byte.
    let sets = sets && unsafe { CStr::from_ptr(name) }.to_bytes().eq_ignore_ascii_case(b"synchronous");
    if sets { ffi::SQLITE_IGNORE } else { ffi::SQLITE_OK }
}
