/** What builds schemas, in the order of loading: each part imports what is before it. */
export const SCHEMA_PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('graphql'),
  () => import('./native/builder.ts'),
  () => import('./engine/values/formats.ts'),
  () => import('./native/build-native-schema.ts'),
  () => import('./build-schema.ts'),
];
