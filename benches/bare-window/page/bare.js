// The moment after the first paint, named as the app names its own.
requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
