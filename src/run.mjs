// Starts a command of the program: `node src/run.mjs main`, `node src/run.mjs ask ...`.
// The sources are bundled into dist/ first when they are newer than the last build, so that a command
// never runs yesterday's code. Bundled JavaScript is loaded in 0.1 s, the same modules one by one in
// 0.3 s, and compiling them while loading takes 0.7 s.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));
const root = dirname(source);
const output = join(root, 'dist');
/** All files of the program stand as deep below the root as those of `src/corpus/`. */
const program = join('program');

/** Packages that are loaded by themselves: those with parts of their own, needed by some commands only. */
const ON_DEMAND = [
  'discord.js',
  'telegraf',
  'linkedom',
  '@mozilla/readability',
  'libsql',
  'pino-pretty',
  '@resvg/resvg-js',
];

function newestChange(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

/** What is started by itself: `main`, every command of `cli/`, and the thread that paints charts. */
function programs() {
  const files = readdirSync(join(source, 'cli')).filter((name) => name.endsWith('.ts'));
  const named = files.map((name) => [name.slice(0, -'.ts'.length), join(source, 'cli', name)]);
  const painting = join(source, 'figures/charting/worker.ts');
  return Object.fromEntries([['main', join(source, 'main.ts')], ['painting', painting], ...named]);
}

/** Bundles into a folder of its own and swaps it in whole: a process starting meanwhile sees the old or the new. */
async function build() {
  const { rolldown } = await import('rolldown');
  const fresh = `${output}.${process.pid}`;
  mkdirSync(fresh);
  try {
    const bundle = await rolldown({
      input: programs(),
      platform: 'node',
      external: (id) => ON_DEMAND.some((name) => id === name || id.startsWith(`${name}/`)),
      logLevel: 'silent',
    });
    await bundle.write({
      dir: join(fresh, program),
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
    });
    await bundle.close();
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    console.error(`The program could not be built: ${error.message}`);
    process.exit(1);
  }
  const old = `${output}.old.${process.pid}`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(fresh, output);
  rmSync(old, { recursive: true, force: true });
}

const [command, ...rest] = process.argv.slice(2);
const isStale = !existsSync(output) || newestChange(source) > statSync(output).mtimeMs;
if (command === '--build' || isStale) await build();
if (command !== '--build') {
  const entry = join(output, program, `${command}.js`);
  process.argv = [process.execPath, entry, ...rest];
  await import(pathToFileURL(entry).href);
}
