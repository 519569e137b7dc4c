import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // The running gateway, or the file that `npx pressgraph schema https://example.com > schema.graphql` writes.
  schema: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql',
  documents: ['src/**/*.ts', '!src/gql/**'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // A file of hashes, for `pressgraph --persisted-operations src/gql/persisted-documents.json`.
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      config: {
        documentMode: 'string',
        // Unions of strings, which cost nothing in the bundle.
        enumsAsTypes: true,
        useTypeImports: true,
        // What arrives in JSON. Without these lines, scalars are `any`.
        scalars: { DateTime: 'string', URL: 'string', JSON: 'unknown', File: 'File' },
        // A scalar that is missing above is an error.
        strictScalars: true,
      },
    },
  },
};

export default config;
