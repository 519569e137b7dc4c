import type { ScalarKind } from '../../../model/fields/field-model.ts';

/** The scalars of this schema for values that a site declares. */
export const GRAPHQL_SCALARS = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
  'date-time': 'DateTime',
  uri: 'URL',
  unknown: 'JSON',
} as const satisfies Readonly<Record<ScalarKind, string>>;
