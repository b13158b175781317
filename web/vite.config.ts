import { defineConfig } from "vite";

// One entry with a fixed name, so that the pages need no manifest; what the overview draws with is loaded by it alone.
export default defineConfig({
  base: "/static/",
  build: {
    outDir: "../src/crossbearing/presenting/web/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { app: "src/main.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
