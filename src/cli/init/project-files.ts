/** The files that `pressgraph init` writes, by name. */
export function projectFiles(address: string, version: string): Readonly<Record<string, string>> {
  return {
    'pressgraph.config.mjs': configFile(address),
    'codegen.ts': CODEGEN_FILE,
    'compose.yaml': composeFile(version),
  };
}

const configFile = (
  address: string,
): string => `// Settings of the command: \`npx pressgraph\` finds this file. Flags and environment variables win over it.
// Secrets belong into the environment: SERVICE_AUTHORIZATION, SITE_AUTHORIZATION, PREVIEW_SECRET …

/** @type {import('pressgraph').PressgraphConfig} */
export default {
  wordpress: ${JSON.stringify(address)},
  port: 4000,
  cache: {
    // Seconds for which public content is cached. Changes on the site are noticed earlier.
    ttl: 60,
  },
};
`;

const CODEGEN_FILE = `// Types for the queries of the project: \`npm install --save-dev @graphql-codegen/cli @graphql-codegen/client-preset\`,
// then \`npx graphql-codegen\` while the gateway runs.
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql',
  documents: ['src/**/*.{ts,tsx}'],
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // Documents are strings, which fetch can send. Without this line, they are for Apollo Client and others that parse them.
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          DateTime: 'string',
          LocalDate: 'string',
          LocalDateTime: 'string',
          LocalTime: 'string',
          URL: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
`;

const composeFile = (
  version: string,
): string => `# docker compose up: the gateway at http://localhost:4000/graphql, with the settings of pressgraph.config.mjs.
services:
  pressgraph:
    image: node:24-slim
    command: [npx, --yes, --package=graphql@17, --package=pressgraph@${version}, pressgraph, --config, /app/pressgraph.config.mjs]
    environment:
      HOST: 0.0.0.0
      PORT: '4000'
      LOG_FORMAT: json
      HOME: /tmp
    volumes:
      - ./pressgraph.config.mjs:/app/pressgraph.config.mjs:ro
    working_dir: /app
    user: node
    ports: ['127.0.0.1:4000:4000']
    healthcheck:
      test: [CMD, node, -e, "fetch('http://127.0.0.1:4000/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
      interval: 10s
      timeout: 3s
      start_period: 60s
    # More than SHUTDOWN_TIMEOUT, which is 10 s.
    stop_grace_period: 15s
    restart: unless-stopped
    read_only: true
    tmpfs: [/tmp]
    cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
`;
