import { readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './src/graphql/build-schema.ts';
import { CORE_SITE } from './src/model/site-model.ts';
import { apiPage } from './tools/generate-api.ts';
import { configurationPage, optionsSource } from './tools/generate-settings.ts';

const TEXT = 'tools/codegen-text.mjs';

/** `npm run codegen`: the core schema, the typed documents of the end-to-end tests, and what follows from the settings. */
const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(buildSchema(CORE_SITE))),
  documents: ['tests/e2e/**/*.ts', '!tests/e2e/generated/**'],
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
  generates: {
    'schema/schema.graphql': { plugins: ['schema-ast'], config: { sort: true, includeDirectives: false } },
    'src/config/options.ts': { plugins: [TEXT], config: { text: optionsSource() } },
    'docs/api.md': { plugins: [TEXT], config: { text: apiPage() } },
    'docs/configuration.md': {
      plugins: [TEXT],
      config: { text: configurationPage(readFileSync('docs/configuration.md', 'utf8')) },
    },
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
