import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startListeningGateway } from '../../helpers/wpgraphql.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  // Beside what is built, so that what is generated finds its packages.
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  folder = await mkdtemp(join(ROOT, 'dist', '.codegen-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const DOCUMENT = `
  query Home($first: Int!, $uri: String!) {
    __typename
    posts(first: $first, where: { orderby: [{ field: DATE, order: DESC }] }) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node { id databaseId title author { node { name } } } }
      nodes { featuredImage { node { srcSet mediaDetails { width sizes { width sourceUrl } } } } }
    }
    nodeByUri(uri: $uri) { __typename id ... on Page { isFrontPage title } ... on TermNode { name } }
    menuItems(where: { location: EMPTY }) { nodes { id parentId label } }
  }
`;

/** A module of a front end, with what compile-time clients rely on: items and ids are there, and roots have their names. */
const FRONT_END = `
import { HomeDocument, type HomeQuery, type HomeQueryVariables } from './generated/graphql.ts';

export const variables: HomeQueryVariables = { first: 3, uri: '/' };
export const document = HomeDocument;

export function read({ posts, nodeByUri, __typename }: HomeQuery) {
  const root: 'RootQuery' = __typename;
  const ids: readonly string[] = posts?.edges.map(({ node }) => node.id) ?? [];
  const numbers: readonly number[] = posts?.edges.map(({ node }) => node.databaseId) ?? [];
  const more: boolean | undefined = posts?.pageInfo.hasNextPage;
  const width: string | null | undefined =
    posts?.nodes[0]?.featuredImage?.node.mediaDetails?.sizes?.[0]?.width;
  const isFront: boolean | undefined = nodeByUri?.__typename === 'Page' ? nodeByUri.isFrontPage : undefined;
  return { root, ids, numbers, more, width, isFront };
}
`;

test('code generated from its introspection compiles, strictly', async () => {
  await using gateway = await startListeningGateway();
  await writeFile(join(folder, 'front-end.ts'), FRONT_END);
  await writeFile(join(folder, 'home.graphql'), DOCUMENT);
  await writeFile(
    join(folder, 'codegen.json'),
    JSON.stringify({
      schema: `${gateway.origin}/wp/graphql`,
      documents: ['home.graphql'],
      generates: {
        'generated/': {
          preset: 'client',
          presetConfig: { fragmentMasking: false },
          config: { useTypeImports: true, enumsAsTypes: true },
        },
      },
    }),
  );
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'es2022', types: [] },
        ...{ module: 'nodenext', moduleResolution: 'nodenext', allowImportingTsExtensions: true },
      },
      include: ['front-end.ts', 'generated/graphql.ts'],
    }),
  );
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);
  await run(bin('graphql-codegen'), ['--config', 'codegen.json'], { cwd: folder });
  const generated = await readFile(join(folder, 'generated/graphql.ts'), 'utf8');
  expect(generated).toContain('export type HomeQuery');
  const { stdout } = await run(bin('tsc'), ['--project', 'tsconfig.json'], { cwd: folder });
  expect(stdout).toBe('');
}, 120_000);
