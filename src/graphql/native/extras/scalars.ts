import type { ScalarKind } from '../../../model/fields/field-model.ts';

/** The scalars by which this schema shows what a site declares. */
export const GRAPHQL_SCALARS = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
  'date-time': 'DateTime',
  uri: 'URL',
  unknown: 'JSON',
} as const satisfies Readonly<Record<ScalarKind, string>>;
