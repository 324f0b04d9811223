import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

const BUDGET = 250_000;
const QUEUE = 'src/app/routes/queue.tsx';

/** Fails the build when the scripts of the signed-in queue, gzipped, grow past the budget. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === 'chunk');
      const needed = new Set<string>();
      chunks.filter((it) => it.isEntry || isTheQueue(it)).forEach((it) => addWithImports(it, bundle, needed));
      // One language is loaded with it; the larger counts.
      const languages = chunks.filter((it) => it.facadeModuleId?.includes('/locales/')).map(gzipped);
      const size = Math.max(0, ...languages) + sum([...needed].map((name) => gzipped(bundle[name] as Rollup.OutputChunk)));
      if (!chunks.some(isTheQueue)) this.error(`There is no chunk of ${QUEUE}: the first load cannot be measured.`);
      if (size > BUDGET) this.error(`The queue's first load has ${size} bytes of compressed script, more than ${BUDGET}.`);
      this.info(`The queue's first load has ${size} of at most ${BUDGET} bytes of compressed script.`);
    },
  };
}

/** Leaves a compressed form beside each file, for the hub to serve. @param only these, else all of the folder */
export function compressed(only?: string[]): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle() {
      const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      for (const name of only ?? readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, best));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

function isTheQueue(chunk: Rollup.OutputChunk) {
  return chunk.moduleIds.some((it) => it.endsWith(QUEUE));
}

function addWithImports(chunk: Rollup.OutputChunk, bundle: Rollup.OutputBundle, needed: Set<string>) {
  if (needed.has(chunk.fileName)) return;
  needed.add(chunk.fileName);
  chunk.imports.forEach((name) => addWithImports(bundle[name] as Rollup.OutputChunk, bundle, needed));
}

function gzipped(chunk: Rollup.OutputChunk) {
  return gzipSync(chunk.code, { level: 9 }).length;
}

function sum(sizes: number[]) {
  return sizes.reduce((total, it) => total + it, 0);
}
