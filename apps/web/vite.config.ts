import { defineConfig } from 'vite';

/** How the page is built into dist/apps/web, and served with `npm run web` before an API on port 3000 while one works on it. */
const config = defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1_200,
    // Nothing is put into the page itself: its policy allows no scripts in it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      onLog: (level, log, tell) => {
        // antd marks its files for servers that render React; here nothing does.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  // The page has a folder api of its own. The API takes changes from its own pages only: it has to hear where this one is.
  server: { proxy: { '/api/v1': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
});

// Vite looks for the export of this name.
export { config as default };
