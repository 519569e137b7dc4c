import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import type { NamespaceDescription } from '../../model/namespaces/namespace-description.ts';

const key = z.string().min(1);
const parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const field = z
  .strictObject({
    from: key,
    description: z.string().optional(),
    when: key.optional(),
    type: z.enum(['string', 'integer', 'number', 'boolean', 'date-time', 'uri']).optional(),
    money: key.optional(),
    range: z.strictObject({ minimum: key, maximum: key }).optional(),
    node: key.optional(),
    known: z.record(z.string(), key).optional(),
    items: z.strictObject({ query: parameters }).optional(),
  })
  .refine(({ type, money, node, items }) => [type, money, node, items].filter(Boolean).length <= 1, {
    message: 'Expected one of `type`, `money`, `node` and `items`',
  })
  .refine(({ money, range }) => !range || money, { message: 'Expected `money` beside `range`' })
  .refine(({ node, known }) => !known || node, { message: 'Expected `node` beside `known`' });

const description = z
  .strictObject({
    namespace: z.string().regex(/^[\w.-]+(?:\/[\w.-]+)*$/, 'Expected a namespace such as `wc/store/v1`'),
    route: z.string().regex(/^(?:\/[\w.-]+)+$/, 'Expected a route such as `/wc/store/v1/products`'),
    contentType: key,
    include: key.optional(),
    maximum: z.number().int().min(1).max(100).optional(),
    rows: key.optional(),
    query: parameters.optional(),
    schema: z.record(z.string(), z.unknown()).optional(),
    omit: z.array(key).optional(),
    fields: z.record(z.string().regex(/^[a-zA-Z]\w*$/, 'Expected a field name'), field).optional(),
  })
  .refine(({ namespace, route }) => route.startsWith(`/${namespace}/`), {
    message: 'Expected a route of the namespace',
    path: ['route'],
  });

const descriptions = z.array(description);

/**
 * Descriptions of further namespaces, as users write them.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake with its place.
 */
export function parseNamespaces(given: unknown): readonly NamespaceDescription[] {
  const parsed = descriptions.safeParse(given);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    ({ path, message }) => `- ${['namespaces', ...path].join('.')}: ${message}`,
  );
  throw new PressgraphError('BAD_USER_INPUT', `Invalid descriptions of namespaces:\n${mistakes.join('\n')}`, {
    cause: parsed.error,
  });
}
