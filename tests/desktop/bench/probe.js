// Runs in the page, once: stamps of what the reader waits for. The engine tells neither of long tasks nor of paints.
const done = arguments[arguments.length - 1];

const probe = (window.postilProbe ??= (() => {
  // A message posted in a frame's callback arrives when that frame is drawn.
  const painted = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  let longest = 0;
  let watching = false;
  const watch = () => {
    const asked = performance.now();
    setTimeout(() => {
      longest = Math.max(longest, performance.now() - asked - 4);
      if (watching) watch();
    }, 4);
  };
  const keys = [];
  addEventListener("keydown", event => painted().then(at => keys.push(at - event.timeStamp)), true);
  return {
    painted,
    keys,
    watch: () => {
      longest = 0;
      watching = true;
      watch();
    },
    // The longest time, in milliseconds, in which the page answered to nothing.
    longest: () => {
      watching = false;
      return longest;
    },
  };
})());

(async () => {
  /* body */
})().then(
  value => done({ value: value ?? null }),
  error => done({ error: String(error) }),
);
