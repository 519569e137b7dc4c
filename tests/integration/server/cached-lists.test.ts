import { expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeUser, type Row } from '../../helpers/wordpress-rows.ts';

const post = (id: number): Row => makePost({ id, title: `Sheet ${id}`, excerpt: `In short: ${id}` });
const startMagazine = (posts = range(1, 3).map(post)) => startGateway({ posts }, { cache: { ttl: 60 } });

/** A list that nobody asked before, with the same in it: of what was published before some second to come. */
const listOf = (fields: string, second: number) =>
  `{ posts(where: { publishedBefore: "2100-01-01T00:00:${String(second).padStart(2, '0')}Z" }) { nodes { ${fields} } } }`;

interface Listed {
  readonly posts: { readonly nodes: readonly Record<string, unknown>[] };
}

/** Asks several lists one after the other; gives the REST fields that each list was asked with, and what came last. */
async function askLists(gateway: TestGateway, fields: string, seconds: readonly number[]) {
  let nodes: Listed['posts']['nodes'] = [];
  const asked: string[][] = [];
  for (const second of seconds) {
    const { data } = await gateway.query<Listed>(listOf(fields, second));
    nodes = data.posts.nodes;
    asked.push(
      gateway.asked().map((address) => address.replace(/^.*\?(include=[^&]*)?.*_fields=/, '$1 ').trim()),
    );
  }
  return { asked, nodes };
}

const WHOLE = ['excerpt.rendered,id,title.rendered'];
const IDS = ['id'];

test('lists are requested by ids only, once earlier lists had only cached items', async () => {
  await using gateway = await startMagazine();
  const { asked, nodes } = await askLists(gateway, 'title excerpt(format: TEXT)', range(1, 5));
  expect(asked).toEqual([WHOLE, WHOLE, WHOLE, WHOLE, IDS]);
  expect(nodes).toEqual([3, 2, 1].map((id) => ({ title: `Sheet ${id}`, excerpt: `In short: ${id}` })));
});

test('an uncached item is requested by id, and the next list in full', async () => {
  const posts = range(1, 3).map(post);
  await using gateway = await startMagazine(posts);
  await askLists(gateway, 'title excerpt', range(1, 5));
  posts.push({ ...post(4), date: '2099-01-01T00:00:00', date_gmt: '2099-01-01T00:00:00' });
  const { asked, nodes } = await askLists(gateway, 'title excerpt(format: TEXT)', [6, 7]);
  expect(asked).toEqual([['id', 'include=4 excerpt.rendered,id,title.rendered'].sort(), WHOLE]);
  expect(nodes[0]).toEqual({ title: 'Sheet 4', excerpt: 'In short: 4' });
});

test('lists of cheap fields are requested in full', async () => {
  await using gateway = await startMagazine();
  const { asked } = await askLists(gateway, 'title date', range(1, 6));
  expect(new Set(asked.flat())).toEqual(new Set(['date_gmt,id,title.rendered']));
});

test('changed items are requested again', async () => {
  const posts = range(1, 3).map(post);
  await using gateway = await startMagazine(posts);
  await askLists(gateway, 'excerpt', range(1, 5));
  Object.assign(posts[0] ?? {}, { excerpt: { rendered: '<p>Changed</p>', protected: false } });
  await gateway.gateway.changes.publish([{ kind: 'UPDATED', route: '/wp/v2/posts', id: 1 }]);
  const { asked, nodes } = await askLists(gateway, 'excerpt(format: TEXT)', [6]);
  expect(asked).toEqual([['id', 'include=1 excerpt.rendered,id'].sort()]);
  expect(nodes[2]).toEqual({ excerpt: 'Changed' });
});

test('authors are listed again when content changes: WordPress lists those who have published any', async () => {
  const users = [makeUser({ id: 5, name: 'Ida' }), makeUser({ id: 6, name: 'Max' })];
  const posts = [makePost({ id: 1, author: 5 })];
  await using gateway = await startGateway({ users, posts });
  const names = async () => (await gateway.query('{ authors { nodes { name } } }')).data;
  expect(await names()).toEqual({ authors: { nodes: [{ name: 'Ida' }] } });
  posts.push(makePost({ id: 9, author: 6 }));
  const first = { kind: 'CREATED', route: '/wp/v2/posts', id: 9 } as const;
  await gateway.gateway.changes.publish([{ ...first, route: '/wp/v2/comments' }]);
  expect(await names()).toEqual({ authors: { nodes: [{ name: 'Ida' }] } });
  await gateway.gateway.changes.publish([first]);
  expect(await names()).toEqual({ authors: { nodes: [{ name: 'Ida' }, { name: 'Max' }] } });
});

test('callers with a credential get nothing from the public cache', async () => {
  const authorization = basic('erin:secret');
  await using gateway = await startGateway(
    { posts: range(1, 3).map(post), override: signedIn({ [authorization]: {} }) },
    { cache: { ttl: 60 } },
  );
  await askLists(gateway, 'excerpt', range(1, 5));
  await gateway.query(listOf('excerpt', 6), {}, { authorization });
  expect(gateway.asked().filter((address) => address.startsWith('/wp/v2/posts'))).toEqual([
    expect.stringMatching(/_fields=excerpt\.rendered,id$/),
  ]);
});
