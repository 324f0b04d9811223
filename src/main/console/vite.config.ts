/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed, firstLoad } from './build/first-load';

const inHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every screen needs is one file, which browsers keep when a screen changes. */
const ALWAYS = /node_modules\/(react|react-dom|scheduler|react-router|react-i18next|i18next|openapi-fetch|@tanstack)\//;

export default defineConfig({
  base: '/console/',
  plugins: [react(), firstLoad(), compressed()],
  resolve: { alias: { '@': inHere('./src') } },
  build: {
    outDir: inHere('../../../target/classes/static/console'),
    emptyOutDir: true,
    // The hub's content policy takes no data: URL for fonts or scripts, and small files are compressed anyway.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: { output: { manualChunks: (id) => (ALWAYS.test(id) ? 'libraries' : undefined), experimentalMinChunkSize: 2_000 } },
  },
  server: {
    proxy: { '/api': process.env.SERAI_HUB ?? 'http://localhost:8080', '/icon.svg': process.env.SERAI_HUB ?? 'http://localhost:8080' },
  },
  test: { include: ['{src,widget}/**/*.test.{ts,tsx}'], restoreMocks: true },
});
