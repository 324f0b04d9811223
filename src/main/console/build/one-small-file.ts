import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const BUDGET = 35_000;

/** Fails the build when the widget is more than one file, or, gzipped, grows past the budget. */
export function oneSmallFile(name: string): Plugin {
  return {
    name: 'one-small-file',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = Object.values(bundle);
      const [only] = files;
      if (files.length !== 1 || only?.type !== 'chunk' || only.fileName !== name) {
        this.error(`The widget is ${files.map((it) => it.fileName).join(', ')} and not ${name} alone.`);
      }
      // What the compiler puts beside the function that wraps all would be the page's.
      if (!/^\(function\(\)\s*\{[^]*\}\)\(\);\s*$/.test(only.code)) this.error(`${name} has something beside its one function.`);
      const size = gzipSync(only.code, { level: 9 }).length;
      if (size > BUDGET) this.error(`The widget has ${size} bytes of compressed script, more than ${BUDGET}.`);
      this.info(`The widget has ${size} of at most ${BUDGET} bytes of compressed script (one-small-file).`);
    },
  };
}
