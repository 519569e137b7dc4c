/** What builds schemas, in the order of loading: each part imports what is before it. */
export const SCHEMA_PARTS: readonly (() => Promise<unknown>)[] = [
  // First, because it is small: GraphQL.js, a hundred files, takes as long as WordPress for its first answer.
  () => import('../html/formats/html-to-text.ts'),
  () => import('graphql'),
  () => import('./native/builder.ts'),
  () => import('./native/build-native-schema.ts'),
  () => import('./build-schema.ts'),
];
