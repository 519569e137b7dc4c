import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, installNpmSite } from '../helpers/proof/npm-site.ts';
import { startEmbedded, startQuietGateway } from './embedded.ts';

/**
 * Front ends as people write them for WPGraphQL, each installed from npm, built and run against a gateway over a real
 * WordPress. They are beside this file.
 */
const SITES = fileURLToPath(new URL('clients/', import.meta.url));

let origin: string;
let folder: string;
const ends: (() => PromiseLike<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-clients-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  // A site of one's own: `CLIENTS_WORDPRESS=https://example.com npm run proof -- clients`.
  const given = process.env['CLIENTS_WORDPRESS'];
  const wordPress = given === undefined ? await startEmbedded() : undefined;
  if (wordPress) ends.push(() => wordPress[Symbol.asyncDispose]());
  // Gatsby asks for every connection below every node, and gives an alias to every field of a block.
  const limits = { maxCost: 10_000, maxAliases: 1_000 };
  const gateway = await startQuietGateway(given ?? wordPress?.url ?? '', { limits });
  ends.push(() => gateway[Symbol.asyncDispose]());
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

/** The way of a production server, as these front ends were written for. */
const install = (name: string, env: Readonly<Record<string, string>>) =>
  installNpmSite(join(SITES, name), join(folder, name), {
    env: { NODE_ENV: 'production', ...env },
    flags: ['--legacy-peer-deps'],
  });

interface Expected {
  readonly title: string;
  readonly posts: readonly { readonly uri: string; readonly slug: string }[];
}

/** What WordPress itself says is on it, by its REST API. */
async function expected(): Promise<Expected> {
  const response = await fetch(`${origin}/wp/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ generalSettings { title } posts(first: 3) { nodes { uri slug } } }' }),
  });
  const { data } = (await response.json()) as {
    data: { generalSettings: { title: string }; posts: { nodes: Expected['posts'] } };
  };
  return { title: data.generalSettings.title, posts: data.posts.nodes };
}

const html = async (port: number, path: string) =>
  await (await fetch(`http://127.0.0.1:${port}${path}`)).text();

test('Astro: a static site of posts, pages and categories', async () => {
  const site = await install('astro', { WORDPRESS_API_URL: `${origin}/wp/graphql` });
  await site.command('astro', ['build']);
  const home = await readFile(join(site.at, 'dist/index.html'), 'utf8');
  const { posts } = await expected();
  for (const { uri } of posts) {
    expect(home).toContain(`href="${uri}"`);
    const page = await readFile(join(site.at, 'dist', decodeURI(uri), 'index.html'), 'utf8');
    expect(page).toContain('data-type="Post"');
  }
  expect((await readdir(join(site.at, 'dist'), { recursive: true })).length).toBeGreaterThan(8);
});

test('Faust on Next.js: possible types, a build, and pages by their addresses', async () => {
  const site = await install('faust', { NEXT_PUBLIC_WORDPRESS_URL: `${origin}/wp` });
  await site.command('faust', ['generatePossibleTypes']);
  const possible = JSON.parse(await readFile(join(site.at, 'possibleTypes.json'), 'utf8'));
  expect(possible.ContentNode).toEqual(expect.arrayContaining(['MediaItem', 'Page', 'Post']));
  await site.command('faust', ['build']);
  const port = await freePort();
  await using _server = await site.serve('next', ['start', '-p', String(port)], port);
  const { posts, title } = await expected();
  expect(await html(port, '/')).toContain(title);
  for (const { uri } of posts) expect(await html(port, uri)).toContain('data-type="Post"');
  expect((await fetch(`http://127.0.0.1:${port}/no-such-page/`)).status).toBe(404);
});

test('WPNuxt: its documents are valid, and its composables have the posts', async () => {
  const site = await install('nuxt', { WPNUXT_WORDPRESS_URL: `${origin}/wp`, NUXT_TELEMETRY_DISABLED: '1' });
  // Nuxt wants a newer Node.js than the gateway: npm has it as a package.
  await site.command(process.execPath, ['node_modules/node/installArchSpecificPackage.js']).catch(() => '');
  // It fails if one of WPNuxt’s documents is not valid in the schema.
  await site.command('nuxt', ['build']);
  const port = await freePort();
  const env = [
    '--eval',
    `process.env.PORT = '${port}'; process.env.HOST = '127.0.0.1'; import('./.output/server/index.mjs')`,
  ];
  await using _server = await site.serve('node', env, port);
  const page = await html(port, '/');
  const { posts } = await expected();
  for (const { uri } of posts) expect(page).toContain(`href="${uri}"`);
});

test('Gatsby: gatsby-source-wordpress reads everything, and builds pages', async () => {
  const site = await install('gatsby', { WPGRAPHQL_URL: `${origin}/wp/graphql`, GATSBY_CPU_COUNT: '1' });
  await site.command('gatsby', ['build']);
  const { posts, title } = await expected();
  expect(await readFile(join(site.at, 'public/index.html'), 'utf8')).toContain(title);
  for (const { uri } of posts) {
    expect(await readFile(join(site.at, 'public', decodeURI(uri), 'index.html'), 'utf8')).toContain(
      '<article',
    );
  }
});
