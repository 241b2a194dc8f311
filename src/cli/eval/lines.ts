import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { OperatorError } from '../start.ts';

/**
 * Reads a file of JSON objects, one a line.
 * @throws {OperatorError} naming the file, or its first line that is none of these
 */
export function readLines<S extends z.ZodType>(file: string, schema: S): z.output<S>[] {
  return readText(file)
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parsed(`${file}:${i + 1}`, line, schema)]));
}

/**
 * Reads a file that is one JSON object.
 * @throws {OperatorError} naming the file and what is wrong with it
 */
export function readObject<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return parsed(file, readText(file), schema);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`${file} cannot be read (${(error as Error).message}): check its name`);
  }
}

function parsed<S extends z.ZodType>(where: string, text: string, schema: S): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new OperatorError(`${where}: is no JSON (${(error as Error).message}): correct it`);
  }
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data as z.output<S>;
  const [issue] = error.issues;
  throw new OperatorError(
    `${where}: ${issue?.path.join('.') || 'the line'} is not as it should be (${issue?.message}): see "Measuring" in the README`,
  );
}
