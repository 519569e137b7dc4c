import type { GraphQLSchema } from 'graphql';
import type { Change } from '../../../src/changes/changes.ts';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { READ_ROUTE } from '../../../src/wordpress/companion/companion-answer.ts';
import { startGateway } from '../gateway.ts';
import { mergeOptions } from '../merge-options.ts';
import { withCompanion } from '../plugins/companion.ts';
import { makeComment, makePost, type Row } from '../wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse } from '../wordpress-server.ts';
import type { SiteContents } from '../wordpress-site.ts';
import { differences, type GraphQLAnswer } from './answer-checks.ts';
import { proofSite } from './proof-site.ts';
import { type Operation, randomOperation } from './random-operation.ts';
import type { KnownValues } from './random-values.ts';
import { SeededRandom } from './seeded-random.ts';
import { knownValuesOf, schemaOf, send, type Target } from './target.ts';

const PLAIN = 'takes-no-shortcut';

/** A gateway that caches nothing, prefetches nothing, asks each list on its own, and nothing of a companion: see {@link refusesMerged}. */
const WITHOUT_SHORTCUTS = {
  cache: { ttl: 0, prefetchMaxBytes: 0 },
  upstream: { userAgent: PLAIN, companion: false },
} satisfies ServeOptions;

const OWNERS = ['author', 'categories', 'tags', 'genres', 'post', 'parent'];

/** Refuses lists of several owners to the gateway without shortcuts, which then asks for the list of each. */
function refusesMerged({ query, headers }: OverrideRequest): OverrideResponse | undefined {
  const isMerged = OWNERS.some((name) => query[name]?.includes(','));
  if (!isMerged || headers['user-agent'] !== PLAIN) return undefined;
  const data = { status: 400, params: {} };
  return { status: 400, body: { code: 'rest_invalid_param', message: 'One owner at a time.', data } };
}

const QUIET = {
  freshness: { watchInterval: 0, refreshInterval: 0, sweepInterval: 0 },
  limits: { maxCost: 10_000 },
};

/**
 * Compares gateways with a cache, and without one, that take requests together by the companion, or one by one, to one without
 * shortcuts: see {@link compareShortcuts}.
 *
 * @returns How often the companion was asked, too.
 */
export async function proveShortcuts(seed: number, count: number) {
  const contents = structuredClone(proofSite);
  await using plain = await startGateway(
    withCompanion({ ...contents, override: refusesMerged }),
    mergeOptions(QUIET, WITHOUT_SHORTCUTS),
  );
  const start = (options: ServeOptions) =>
    createGateway(mergeOptions({ wordpress: plain.site.url, ...QUIET }, options));
  await using uncached = await start({ cache: { ttl: 0 }, upstream: { companion: false } });
  await using cached = await start({ cache: { ttl: 3_600 }, upstream: { companion: false } });
  await using together = await start({ cache: { ttl: 0 } });
  await using cachedTogether = await start({ cache: { ttl: 3_600 } });
  const report = await compareShortcuts({
    ...{ contents, seed, count },
    plain: plain.gateway,
    fast: { uncached, cached, together, cachedTogether },
    tell: async (change) => {
      for (const gateway of [cached, cachedTogether]) await gateway.changes.publish([change]);
    },
    schema: await schemaOf(plain.gateway),
    known: await knownValuesOf(plain.gateway),
  });
  return { ...report, reads: plain.site.calls.filter(({ route }) => route === READ_ROUTE).length };
}

interface ShortcutOptions {
  /** Read by all gateways, and changed between operations. */
  readonly contents: SiteContents;
  /** {@link WITHOUT_SHORTCUTS} */
  readonly plain: Target;
  /** Gateways with shortcuts, by name. */
  readonly fast: Readonly<Record<string, Target>>;
  /** Tells gateways with caches what has changed. */
  readonly tell: (change: Change) => Promise<void>;
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  readonly seed: number;
  readonly count: number;
}

/** How often each operation is asked, with a change of the site before each time but the first. */
const ROUNDS = 4;

/**
 * Compares gateways with shortcuts to one without, value by value: each operation several times, on a site that changes
 * meanwhile.
 *
 * @returns How many answers had data, and all differences, each with the seed that reproduces it.
 */
async function compareShortcuts(options: ShortcutOptions) {
  const { contents, plain, fast, tell, schema, known, seed: first, count } = options;
  const findings: string[] = [];
  let answered = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const random = new SeededRandom(seed);
    const isPage = random.chance(0.5);
    const operation = !isPage
      ? randomOperation({ schema, known, random })
      : { query: randomPage(random), variables: {} };
    const changes: Change[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let left = round === 0 ? 0 : random.int(1, 4); left > 0; left -= 1) {
        for (const change of changeSite(contents, random)) {
          changes.push(change);
          await tell(change);
        }
      }
      const expected = await ask(plain, operation);
      if (isPage && !expected.data) findings.push(`seed ${seed}: ${JSON.stringify([expected, operation])}`);
      for (const [name, target] of Object.entries(fast)) {
        const actual = await ask(target, operation);
        const different =
          JSON.stringify(actual.data) === JSON.stringify(expected.data) || isRefused(expected)
            ? []
            : differences(actual, expected);
        if (expected.data && !isRefused(expected)) answered += 1;
        if (different.length === 0) continue;
        findings.push(
          `seed ${seed}, round ${round}, ${name}: ${different.join(' | ')}\n  ${JSON.stringify(changes)}\n  ${JSON.stringify(operation).slice(0, 1_500)}`,
        );
      }
    }
  }
  return { answered, findings };
}

/** What pages of front ends ask for: lists with relations, lists under lists, a single item with what is under it. */
function randomPage(random: SeededRandom): string {
  const first = () => `first: ${random.pick([1, 2, 3, 5, 10, 20])}`;
  const some = (all: readonly string[]) => random.shuffled(all).slice(0, random.int(1, all.length)).join(' ');
  const further = () => random.pick(['', '', 'pageInfo { hasNextPage }', 'pageInfo { endCursor }']);
  const author = `author { ${some(['name', 'slug', 'id'])} }`;
  const post = () =>
    some([
      ...['title', 'excerpt', 'id', 'date', author],
      `featuredMedia { ${some(['altText', 'sourceUrl'])} }`,
      `categories { ${some(['name', 'slug', 'count'])} }`,
      'tags { name }',
      `comments(${first()}) { nodes { authorName ${author} } ${random.pick(['', 'totalCount', further()])} }`,
    ]);
  const posts = () => `posts(${first()}) { nodes { databaseId ${post()} } ${further()} }`;
  return random.pick([
    () => `{ ${posts()} }`,
    () => `{ categories(${first()}) { nodes { name ${posts()} } } }`,
    () => `{ authors { nodes { name ${posts()} } } }`,
    () => `{ post(by: { slug: "post-${random.int(1, 42)}" }) { databaseId ${post()} } }`,
    () =>
      `{ post(by: { databaseId: ${random.int(1, 42)} }) { slug ${post()} } categories { nodes { ${posts()} } } }`,
    () => `{ comments(${first()}) { nodes { authorName post { ... on Post { ${post()} } } ${author} } } }`,
    () =>
      `{ ${posts()} pages(${first()}) { nodes { title parent { title ${author} } children { nodes { title } } } } }`,
  ])();
}

/** Whether a list of several owners that the operation itself asks for was refused. */
const isRefused = ({ errors = [] }: GraphQLAnswer): boolean => JSON.stringify(errors).includes('One owner');

async function ask(target: Target, operation: Operation): Promise<GraphQLAnswer> {
  const response = await send(target, JSON.stringify(operation));
  return (await response.json()) as GraphQLAnswer;
}

/**
 * Changes something that the public sees, as an editor would. Whoever wrote something keeps something: an author without public
 * items is hidden by WordPress, which no cache hears of (docs/freshness.md).
 */
function changeSite(contents: SiteContents, random: SeededRandom): readonly Change[] {
  const lists = contents as Record<'posts' | 'comments' | 'media' | 'users' | 'categories', Row[]>;
  const { posts, comments } = lists;
  const idOf = (rows: readonly Row[]) => Number(random.pick(rows)['id']);
  const nextId = (rows: readonly Row[]) => Math.max(...rows.map(({ id }) => Number(id))) + 1_000;
  const updated = (post: Row, values: Partial<Row>): Change => {
    Object.assign(post, values);
    return { kind: 'UPDATED', route: '/wp/v2/posts', id: Number(post['id']) };
  };
  const isPublished = ({ status, password }: Row) => status !== 'draft' && !password;
  const kept = new Map(posts.filter(isPublished).map((post) => [post['author'], post]));
  const authors = lists.users.filter(({ id }) => kept.has(id));
  const published = posts.filter((post) => isPublished(post) && kept.get(post['author']) !== post);
  const post = random.pick(published);
  const ways: (() => Change | readonly Change[])[] = [
    () => updated(post, { author: idOf(authors) }),
    () => updated(post, { featured_media: random.pick([0, idOf(lists.media), idOf(lists.media)]) }),
    () => updated(post, { categories: [idOf(lists.categories), idOf(lists.categories)] }),
    () => updated(post, { title: { rendered: `Changed ${random.int(1, 1e6)}` } }),
    () => {
      const id = nextId(posts);
      posts.unshift(makePost({ id, author: idOf(authors), categories: [idOf(lists.categories)] }));
      return { kind: 'CREATED', route: '/wp/v2/posts', id };
    },
    () => {
      const id = nextId(comments);
      comments.push(makeComment({ id, post: Number(post['id']), author: idOf(authors) }));
      return { kind: 'CREATED', route: '/wp/v2/comments', id, postId: Number(post['id']) };
    },
  ];
  const commentGone = (comment: Row | undefined): Change => ({
    kind: 'DELETED',
    route: '/wp/v2/comments',
    id: Number(comment?.['id']),
    postId: Number(comment?.['post']),
  });
  /** With its comments, as WordPress does. */
  const deletePost = (): readonly Change[] => {
    const { id } = post;
    posts.splice(posts.indexOf(post), 1);
    const gone = comments.filter((comment) => comment['post'] === id);
    for (const comment of gone) comments.splice(comments.indexOf(comment), 1);
    return [{ kind: 'DELETED', route: '/wp/v2/posts', id: Number(id) }, ...gone.map(commentGone)];
  };
  const deleteComment = () => commentGone(comments.splice(random.int(0, comments.length - 1), 1)[0]);
  // Some are left, however long it goes on.
  if (published.length > 20) ways.push(deletePost);
  if (comments.length > 10) ways.push(deleteComment);
  return [random.pick(ways)()].flat();
}
