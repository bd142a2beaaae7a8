//! What is asked of each of the two pages, as bodies of functions in the page (see `probe.js`).

/// How a page does what the other does too.
pub struct Tasks {
    /// Leaves the discussion, so that it can be opened again.
    pub leave: &'static str,
    /// Opens it; gives the milliseconds to the first comments' paint.
    pub open: &'static str,
    /// Puts the focus into a text field beside a comment.
    pub write: &'static str,
    /// Goes to the place `share` (0 to 1) of the thread; gives milliseconds to the paint and the error in pixels.
    pub jump: &'static str,
    /// Folds the thread of 500 replies away; gives milliseconds to the paint and how far its head moved in pixels.
    pub fold: &'static str,
}

/// Remembers the thread whose replies are nearest to 500 in number: its comment, its place among the threads, what it
/// holds.
pub const THREAD_OF_500: &str = "
    const { article: id } = await window.__TAURI_INTERNALS__.invoke('session');
    const { comments } = await window.__TAURI_INTERNALS__.invoke('open_article', { id });
    const starts = comments.flatMap((comment, index) => comment.depth === 0 ? [index] : []);
    const threads = starts.map((start, index) =>
        ({ start, index, end: starts[index + 1] ?? comments.length, id: comments[start].id }));
    const distance = ({ start, end }) => Math.abs(end - start - 1 - 500);
    window.thread = threads.reduce((best, other) => distance(other) < distance(best) ? other : best);
    return window.thread.end - window.thread.start - 1;";

/// Goes one step down.
pub const STEP: &str = "scrollBy(0, 700); await probe.painted();";

/// Goes down by what one notch of a wheel is.
pub const NOTCH: &str = "scrollBy(0, 100); await probe.painted();";

/// The longest time, in milliseconds, in which the page answered to nothing while it was scrolled down.
pub const LONGEST_TASK: &str = "
    probe.watch();
    for (let step = 0; step < 30; step++) { scrollBy(0, 700); await probe.painted(); }
    return probe.longest();";

/// Goes up in 60 steps; gives how far, in pixels, what was read moved besides.
pub const DRIFT: &str = "
    const inView = () => [...document.querySelectorAll('[data-comment]')]
        .find(row => row.getBoundingClientRect().top > 100);
    let drift = 0;
    for (let step = 0; step < 60; step++) {
        const row = inView();
        const before = row.getBoundingClientRect().top;
        const from = scrollY;
        scrollBy(0, -200);
        const wanted = from - scrollY;
        await probe.painted();
        await probe.painted();
        if (row.isConnected) drift += Math.abs(row.getBoundingClientRect().top - before - wanted);
    }
    return drift;";

/// The interface.
pub const OURS: Tasks = Tasks {
    leave: "
        document.querySelector('.surface-button[data-surface=article]').click();
        await probe.painted();
        await new Promise(resolve => setTimeout(resolve, 300));",
    open: "
        const start = performance.now();
        document.querySelector('.surface-button[data-surface=discussion]').click();
        let at;
        do at = await probe.painted(); while (!document.querySelector('[data-comment]'));
        return at - start;",
    write: "
        document.querySelector('[data-comment] [data-action=note]').click();
        await probe.painted();
        await probe.painted();
        document.querySelector('.card textarea').focus();",
    jump: "
        const map = document.querySelector('[data-thread-map]');
        map.scrollTop = share * map.scrollHeight;
        await probe.painted();
        await probe.painted();
        const item = map.querySelector('[data-thread]');
        const find = () => document.querySelector(`[data-comment='${item.dataset.thread}']`);
        const start = performance.now();
        item.click();
        let at;
        do at = await probe.painted(); while (!find());
        const error = () => Math.abs(
            find().getBoundingClientRect().top - Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop));
        const first = error();
        await new Promise(resolve => setTimeout(resolve, 400));
        return [at - start, Math.max(first, error())];",
    fold: "
        const map = document.querySelector('[data-thread-map]');
        const item = () => map.querySelector(`[data-thread='${thread.id}']`);
        map.scrollTop = thread.index * map.querySelector('[data-thread]').offsetHeight;
        while (!item()) await probe.painted();
        item().click();
        await new Promise(resolve => setTimeout(resolve, 600));
        const row = document.querySelector(`[data-comment='${thread.id}']`);
        const before = row.getBoundingClientRect().top;
        const start = performance.now();
        row.querySelector('.fold').click();
        const at = await probe.painted();
        await new Promise(resolve => setTimeout(resolve, 300));
        const moved = Math.abs(row.getBoundingClientRect().top - before);
        row.querySelector('.fold').click();
        return [at - start, moved];",
};

/// The plain page of `plain.js`.
pub const PLAIN: Tasks = Tasks {
    leave: "plain.column.replaceChildren(); scrollTo(0, 0); await probe.painted();",
    open: "
        const start = performance.now();
        plain.column.append(plain.build());
        return await probe.painted() - start;",
    write: "plain.field.focus();",
    jump: "
        const rows = document.querySelectorAll('[data-depth=\"0\"]');
        const row = rows[Math.floor(share * rows.length)];
        const start = performance.now();
        row.scrollIntoView({ block: 'start' });
        const at = await probe.painted();
        const margin = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
        return [at - start, Math.abs(row.getBoundingClientRect().top - margin)];",
    fold: "
        const rows = [...document.querySelectorAll('[data-comment]')];
        const row = rows[thread.start];
        const replies = rows.slice(thread.start + 1, thread.end);
        row.scrollIntoView({ block: 'start' });
        await probe.painted();
        const before = row.getBoundingClientRect().top;
        const start = performance.now();
        for (const reply of replies) reply.hidden = true;
        const painted = await probe.painted();
        const moved = Math.abs(row.getBoundingClientRect().top - before);
        for (const reply of replies) reply.hidden = false;
        return [painted - start, moved];",
};
