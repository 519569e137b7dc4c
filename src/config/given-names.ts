import { z } from 'zod';
import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readJsonFile } from './read-json-file.ts';

const typeName = z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'expected a type name such as `Movie`');
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a field name such as `movies`');

const anyName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected a name such as `movie`');

const givenName = z
  .strictObject({
    ...{ type: typeName.optional(), singular: fieldName.optional(), plural: fieldName.optional() },
    ...{ graphql_single_name: anyName.optional(), graphql_plural_name: anyName.optional() },
  })
  .refine((names) => Object.keys(names).length > 0, 'expected `type`, `singular` or `plural`');

const givenNames = z.record(z.string(), givenName);

/**
 * Reads the names that replace the discovered ones.
 *
 * @param source Path of a JSON file, or the names themselves.
 * @throws PressgraphError BAD_USER_INPUT for an unreadable file and for invalid names, listing every mistake.
 */
export function readGivenNames(source: string | GivenNames = {}): GivenNames {
  const parsed = givenNames.safeParse(typeof source === 'string' ? readJsonFile(source, 'names') : source);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'names'}: ${message}`);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected \`names\` as \`{ "<slug>": { "type", "singular", "plural" } }\`: ${mistakes.join('; ')}.`,
    { cause: parsed.error },
  );
}
