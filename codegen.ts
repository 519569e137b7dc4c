import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './src/graphql/build-schema.ts';
import { CORE_SITE } from './src/model/site-model.ts';

/** `npm run codegen`: writes the core schema, and the typed documents of the end-to-end tests. */
const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(buildSchema(CORE_SITE))),
  documents: ['tests/e2e/**/*.ts', '!tests/e2e/generated/**'],
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
  generates: {
    'schema/schema.graphql': { plugins: ['schema-ast'], config: { sort: true, includeDirectives: false } },
    'tests/e2e/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', URL: 'string', JSON: 'unknown' },
        documentMode: 'string',
      },
    },
  },
};

export default config;
