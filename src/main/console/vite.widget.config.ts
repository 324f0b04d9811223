import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './build/first-load';
import { oneSmallFile } from './build/one-small-file';

const inHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The chat that other sites carry: one script, which brings its styles and leaves nothing behind but `Serai`. */
export default defineConfig({
  plugins: [oneSmallFile('widget.js'), compressed(['widget.js'])],
  build: {
    outDir: inHere('../../../target/classes/static'),
    emptyOutDir: false,
    copyPublicDir: false,
    reportCompressedSize: false,
    target: 'es2022',
    lib: { entry: inHere('./widget/main.ts'), formats: ['iife'], name: 'Serai', fileName: () => 'widget.js' },
  },
});
