import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Packages that Vitest leaves to Node would load a second `graphql`; these share ours.
const sharesGraphql = [
  /@pothos\//,
  /\/graphql-yoga\//,
  // Except GraphiQL, which is nine megabytes of strings.
  /@graphql-yoga\/(?!render-graphiql)/,
  /@escape\.tech\//,
  /@graphql-tools\//,
  /@envelop\//,
  /@graphql-inspector\//,
];

export default defineConfig({
  test: {
    // No test measures time: a slow machine must not fail one.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, which on two cores leaves one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Failures and a summary, not a line for each of the tests that passed.
    ...(process.env['CI'] && {
      reporters: ['dot', ...(process.env['GITHUB_ACTIONS'] ? ['github-actions'] : [])],
      silent: 'passed-only',
    }),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Runs in browsers: the e2e project tests it.
      exclude: ['src/server/graphiql/browser/**'],
      reporter: ['text-summary', 'html'],
    },
    // State belongs to objects, never to modules, so files of a worker can share what they import.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/build-graphiql.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/build-graphiql.ts', 'tests/e2e/start-wordpress.ts'],
          testTimeout: 180_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 180_000,
          // After the others, which need no WordPress: a browser and PHP beside them would make each other slow.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    server: { deps: { inline: sharesGraphql } },
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
  },
});
