import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';

/** Most files of one request. */
export const MOST_FILES = 20;

/** A place in `operations` to be filled with a file. */
export interface Place {
  fill(value: unknown): void;
}

/**
 * Parses the field `operations`: the equivalent of a JSON request body.
 *
 * @throws PressgraphError BAD_USER_INPUT unless it is a JSON object, or a list of them.
 */
export function readOperations(text: string): object {
  const operations = json(text, 'operations');
  if (isRecord(operations) || (Array.isArray(operations) && operations.every(isRecord))) return operations;
  throw unusable('Expected a JSON object in the form field `operations`.');
}

/**
 * Parses the field `map`: which part of the form goes where in `operations`. Files only ever replace a null
 * inside a variable's value.
 *
 * @see https://github.com/jaydenseric/graphql-multipart-request-spec
 * @throws PressgraphError BAD_USER_INPUT for any other map.
 */
export function readMap(text: string, operations: object): ReadonlyMap<string, readonly Place[]> {
  const map = json(text, 'map');
  if (!isRecord(map)) throw unusable('Expected a JSON object in the form field `map`.');
  const entries = Object.entries(map);
  if (entries.length > MOST_FILES) {
    throw unusable(`Expected at most ${MOST_FILES} files, got ${entries.length} in \`map\`.`);
  }
  return new Map(
    entries.map(([part, paths]) => {
      if (!Array.isArray(paths) || paths.length === 0 || !paths.every((path) => typeof path === 'string')) {
        throw unusable(`Expected a list of paths for ${quoted(part)} in the form field \`map\`.`);
      }
      return [part, paths.map((path) => placeAt(operations, path))];
    }),
  );
}

/** @param path `variables.input.file`; in a list of operations `0.variables.input.file`. */
function placeAt(operations: object, path: string): Place {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const variables = Array.isArray(operations) ? steps[1] : steps[0];
  let holder: unknown = operations;
  for (const step of steps) holder = ownValue(holder, step);
  if (variables !== 'variables' || !isHolder(holder) || ownValue(holder, last) !== null) {
    throw unusable(`Expected null in \`operations\` at ${quoted(path)}, which \`map\` names.`);
  }
  return { fill: (value) => Reflect.defineProperty(holder, last, { ...PLAIN, value }) };
}

/** Defined rather than assigned, so that a variable named `__proto__` is just a variable. */
const PLAIN = { writable: true, enumerable: true, configurable: true } as const;

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

const ownValue = (holder: unknown, name: string): unknown =>
  isHolder(holder) && Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;

function json(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(`Expected JSON in the form field \`${field}\`.`, cause);
  }
}

/** Caller input, quoted and shortened for a message. */
const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

const unusable = (message: string, cause?: unknown) =>
  new PressgraphError('BAD_USER_INPUT', message, { cause });
