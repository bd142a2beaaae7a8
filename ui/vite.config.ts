import { defineConfig, type Plugin } from "vite";

/**
 * The shell freezes `Object.prototype`, after which assigning `toString` or `valueOf` to any other prototype throws.
 * The signals library does so at its start; here it defines them instead, which stays allowed.
 */
function definedOnFrozenPrototypes(): Plugin {
  const assignment = /(\w+)\.prototype\.(toString|valueOf)=(function\(\)\{[^}]*\})/g;
  return {
    name: "defined-on-frozen-prototypes",
    transform(code, id) {
      if (!id.includes("signals-core")) return undefined;
      const changed = code.replaceAll(assignment, 'Object.defineProperty($1.prototype,"$2",{value:$3})');
      if (changed === code) this.error("The signals library no longer assigns toString; this plugin can go.");
      return { code: changed, map: null };
    },
  };
}

export default defineConfig({
  clearScreen: false,
  plugins: [definedOnFrozenPrototypes()],
  server: { port: 5173, strictPort: true },
  build: {
    // The oldest engine Postil runs in is that of Safari 17.4.
    target: "safari17.4",
    // The content security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    // Files come from the program itself, not over a network: to name them to each other ahead would only be more code.
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            // What opens over the library and the text is small, and together smaller still.
            { name: "over", test: /\/src\/(article|changes|follow|library|notes|quick|related|search|settings)\//, priority: 1 },
          ],
        },
      },
    },
  },
});
