import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { checkSize, PageError } from './decode.ts';

/**
 * Reads a saved page.
 * @throws {PageError} when there is no such file, or it is too large to be one
 */
export function readSavedPage(file: string): Uint8Array {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new PageError('does not exist: check the name');
  if (stats.isDirectory()) throw new PageError('is a folder: name the files in it');
  checkSize(stats.size);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new PageError(`cannot be read (${(error as Error).message}): check its permissions`);
  }
}

/** Names of files that were begun and not finished; readers of the folder look for `.md` alone. */
const LEFTOVER = /^\..+\.(?<pid>\d+)\.tmp$/;

/** Removes what a killed process left behind; what a running one is writing stays. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = LEFTOVER.exec(name)?.groups?.pid;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** This process writes one file at a time, so what bears its number is of an earlier one. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Writes `<name>.md` whole or not at all: into a file beside it that takes its name when all of it is
 * on the disk. Says whether it did: a file that is there already stays as it is.
 */
export function writeWhole(folder: string, name: string, text: string): boolean {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.md`);
  const fresh = join(folder, `.${name}.${process.pid}.tmp`);
  if (existsSync(file)) return false;
  try {
    const descriptor = openSync(fresh, 'w');
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return giveName(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** A link, unlike a renaming, fails where a file of that name has appeared meanwhile. */
function giveName(fresh: string, file: string): boolean {
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // Some file systems know no links.
    renameSync(fresh, file);
    return true;
  }
}
