import { z } from 'zod';
import { PressgraphError } from '../../../base/errors.ts';
import { readJsonFile } from '../../../config/read-json-file.ts';

/** As written by GraphQL Codegen's client preset (`persisted-documents.json`) and by Relay: documents by hash. */
const textsById = z.record(z.string(), z.string());

/** @see https://www.apollographql.com/docs/kotlin/advanced/persisted-queries */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

const manifest = z.union([
  apolloManifest.transform(({ operations }) => new Map(operations.map(({ id, body }) => [id, body]))),
  textsById.transform((texts) => new Map(Object.entries(texts))),
]);

/**
 * Persisted operations, by id.
 *
 * @param source Path of a manifest file, or the operations themselves.
 * @throws PressgraphError BAD_USER_INPUT for an unreadable file, or one that is not a manifest.
 */
export function operationManifest(
  source: string | Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const found = typeof source === 'string' ? readJsonFile(source, 'persisted operations') : source;
  const parsed = manifest.safeParse(found);
  if (parsed.success) return parsed.data;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected persisted operations ${typeof source === 'string' ? `in ${source} ` : ''}as \`{ "<id>": "<operation>" }\` or an Apollo manifest, got neither.`,
    { cause: parsed.error },
  );
}
