import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { basic } from '../helpers/signed-in.ts';
import { graphql } from './generated/gql.ts';

const ROLES = ['anonymous', 'subscriber', 'contributor', 'author', 'editor', 'administrator'] as const;
type Role = (typeof ROLES)[number];

interface Cast {
  readonly passwords: Readonly<Record<string, string>>;
  /** A draft of the contributor, one of the author, and a draft page. */
  readonly contributorsDraft: number;
  readonly authorsDraft: number;
  readonly pageDraft: number;
  /** A post with two revisions and an autosave by the administrator. */
  readonly revised: number;
  /** A held comment on the author's published post. */
  readonly held: number;
  readonly cookie: string;
  readonly nonce: string;
}

let wordPress: EmbeddedWordPress;
let live: Awaited<ReturnType<typeof startLiveGateway>>;
let cast: Cast;

beforeAll(async () => {
  wordPress = await startWordPress();
  cast = JSON.parse(
    await wordPress.run(`
      foreach ( array( 'subscriber', 'contributor', 'author', 'editor', 'administrator' ) as $role ) {
        $users[ $role ] = wp_insert_user( array( 'user_login' => "the-$role", 'user_pass' => wp_generate_password(), 'user_email' => "$role@example.com", 'role' => $role ) );
        list( $passwords[ $role ] ) = WP_Application_Passwords::create_new_application_password( $users[ $role ], array( 'name' => 'Test' ) );
      }
      $draft = fn( $role, $type = 'post' ) => wp_insert_post( array( 'post_type' => $type, 'post_author' => $users[ $role ], 'post_title' => "Draft &amp; of $role", 'post_content' => "<!-- wp:paragraph --><p>By $role.</p><!-- /wp:paragraph -->", 'post_name' => "draft-of-$role-$type" ) );
      $revised = wp_insert_post( array( 'post_author' => $users['author'], 'post_status' => 'publish', 'post_title' => 'First', 'post_content' => 'One.', 'post_date' => '2020-01-01 00:00:00' ) );
      foreach ( array( 'Second', 'Third' ) as $title ) wp_update_post( array( 'ID' => $revised, 'post_title' => $title, 'post_content' => "$title words." ) );
      wp_set_current_user( $users['administrator'] );
      require_once ABSPATH . 'wp-admin/includes/post.php';
      $autosave = wp_create_post_autosave( array( 'post_ID' => $revised, 'post_type' => 'post', 'post_title' => 'Fourth', 'post_content' => 'As typed.', 'post_excerpt' => '' ) );
      $later = gmdate( 'Y-m-d H:i:s', time() + 60 );
      $wpdb->update( $wpdb->posts, array( 'post_modified' => $later, 'post_modified_gmt' => $later ), array( 'ID' => $autosave ) );
      $held = wp_insert_comment( array( 'comment_post_ID' => $revised, 'comment_content' => 'Wait.', 'comment_approved' => 0 ) );
      $until = time() + 3600;
      $token = WP_Session_Tokens::get_instance( $users['editor'] )->create( $until );
      $_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $users['editor'], $until, 'logged_in', $token );
      wp_set_current_user( $users['editor'] );
      file_put_contents( WPMU_PLUGIN_DIR . '/bearer.php', '<?php add_filter( "determine_current_user", function ( $user ) {
        return ( $_SERVER["HTTP_AUTHORIZATION"] ?? "" ) === "Bearer the-editor" ? get_user_by( "login", "the-editor" )->ID : $user; }, 30 );' );
      echo wp_json_encode( array(
        'passwords' => $passwords,
        'contributorsDraft' => $draft( 'contributor' ),
        'authorsDraft' => $draft( 'author' ),
        'pageDraft' => $draft( 'editor', 'page' ),
        'revised' => $revised,
        'held' => $held,
        'cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( $_COOKIE[ LOGGED_IN_COOKIE ] ),
        'nonce' => wp_create_nonce( 'wp_rest' ),
      ) );`),
  );
  live = await startLiveGateway(wordPress.url, {
    callers: {
      forwardCookies: true,
      serviceAuthorization: `the-editor:${cast.passwords['editor']}`,
      serviceReads: [],
      previewSecret: 'a secret of more than thirty-two characters',
    },
    // A hundred concurrent operations take a while on one PHP instance.
    limits: { operationTimeout: 300_000 },
  });
});
afterAll(async () => {
  await live?.[Symbol.asyncDispose]();
  await wordPress?.stop();
});

const headersOf = (role: Role): Record<string, string> =>
  role === 'anonymous' ? {} : { authorization: basic(`the-${role}:${cast.passwords[role]}`) };

const Seen = graphql(`
  query Seen(
    $draft: Int!, $private: Int!, $pending: Int!, $scheduled: Int!, $trashed: Int!, $protected: Int!, $newest: Int!
    $contributors: Int!, $authors: Int!, $page: Int!, $revised: Int!, $held: Int!, $user: Int!, $media: Int!
    $privateSlug: String!, $draftUri: String!
  ) {
    draft: post(by: { databaseId: $draft }) { ...Text }
    private: post(by: { databaseId: $private }) { ...Text }
    pending: post(by: { databaseId: $pending }) { ...Text }
    scheduled: post(by: { databaseId: $scheduled }) { ...Text }
    trashed: post(by: { databaseId: $trashed }) { ...Text }
    protected: post(by: { databaseId: $protected }) { ...Text }
    newest: post(by: { databaseId: $newest }) { ...Text }
    contributors: post(by: { databaseId: $contributors }) { ...Text }
    authors: post(by: { databaseId: $authors }) { ...Text }
    page: page(by: { databaseId: $page }) { ...Text }
    bySlug: post(by: { slug: $privateSlug }) { databaseId }
    byUri: nodeByUri(uri: $draftUri) { ... on Post { databaseId } }
    revised: post(by: { databaseId: $revised }) {
      revisions(first: 10) { nodes { databaseId title(format: RAW) content(format: RAW) } }
      autosaves { databaseId title content(format: RAW) }
    }
    held: comment(by: { databaseId: $held }) { content raw: content(format: RAW) }
    author(by: { databaseId: $user }) { slug }
    mediaItem(by: { databaseId: $media }) { caption(format: RAW) }
    viewer { databaseId email roles capabilities registeredDate }
    menus { source databaseId }
    settings { postsPerPage email }
  }
  fragment Text on Content {
    html: title(format: HTML)
    content
    status
    titleRaw: title(format: RAW)
    contentRaw: content(format: RAW)
    excerptRaw: excerpt(format: RAW)
  }
`);

const privateSlug = 'private-supplier-list';
const variables = () => {
  const { ids } = wordPress;
  return {
    draft: ids.draftPost,
    private: ids.privatePost,
    pending: ids.pendingPost,
    scheduled: ids.scheduledPost,
    trashed: ids.trashedPost,
    protected: ids.protectedPost,
    newest: ids.newestPost,
    contributors: cast.contributorsDraft,
    authors: cast.authorsDraft,
    page: cast.pageDraft,
    revised: cast.revised,
    held: cast.held,
    user: ids.userWithoutPosts,
    media: ids.featuredMedia,
    privateSlug,
    draftUri: `/?p=${ids.draftPost}`,
  };
};

/** An item from the REST API; `null` if it is refused. */
type Item = Readonly<Record<string, unknown>> & { readonly id: number };
interface Text {
  readonly rendered: string;
  readonly raw?: string;
}
const text = (item: Item | undefined | null, name: string) => item?.[name] as Text | undefined;

const asked = new Map<Role, ReturnType<typeof askRest>>();

/** The REST API's answers for a role, in the shape of the query. */
function seenByRest(role: Role): ReturnType<typeof askRest> {
  const seen = asked.get(role) ?? askRest(role);
  asked.set(role, seen);
  return seen;
}

async function askRest(role: Role) {
  const ask = async <T = Item>(path: string): Promise<T | null> => {
    const response = await fetch(`${wordPress.url}/wp-json/wp/v2${path}`, { headers: headersOf(role) });
    return response.ok ? ((await response.json()) as T) : null;
  };
  const content = async (id: number, base = 'posts') => {
    const [item, edited] = await Promise.all([ask(`/${base}/${id}`), ask(`/${base}/${id}?context=edit`)]);
    if (!item) return null;
    return {
      html: text(item, 'title')?.rendered,
      content: text(item, 'content')?.rendered,
      status: String(item['status']).toUpperCase(),
      titleRaw: text(edited, 'title')?.raw ?? null,
      contentRaw: text(edited, 'content')?.raw ?? null,
      excerptRaw: text(edited, 'excerpt')?.raw ?? null,
    };
  };
  const ids = variables();
  const [hiddenPost, draftPost, revisions, autosaves, held, heldEdited, user, media, me, menus, settings] =
    await Promise.all([
      ask(`/posts/${ids.private}`),
      ask(`/posts/${ids.draft}`),
      ask<Item[]>(`/posts/${ids.revised}/revisions?context=edit`),
      ask<Item[]>(`/posts/${ids.revised}/autosaves?context=edit`),
      ask(`/comments/${ids.held}`),
      ask(`/comments/${ids.held}?context=edit`),
      ask(`/users/${ids.user}`),
      ask(`/media/${ids.media}?context=edit`),
      ask('/users/me?context=edit'),
      ask<Item[]>('/menus'),
      ask('/settings'),
    ]);
  return {
    draft: await content(ids.draft),
    private: await content(ids.private),
    pending: await content(ids.pending),
    scheduled: await content(ids.scheduled),
    trashed: await content(ids.trashed),
    protected: await content(ids.protected),
    newest: await content(ids.newest),
    contributors: await content(ids.contributors),
    authors: await content(ids.authors),
    page: await content(ids.page, 'pages'),
    bySlug: hiddenPost && { databaseId: hiddenPost.id },
    byUri: draftPost && { databaseId: draftPost.id },
    revised: {
      revisions: revisions && {
        nodes: revisions.map((item) => ({
          databaseId: item.id,
          title: text(item, 'title')?.raw,
          content: text(item, 'content')?.raw,
        })),
      },
      autosaves:
        autosaves?.map((item) => ({
          databaseId: item.id,
          title: text(item, 'title')?.rendered,
          content: text(item, 'content')?.raw,
        })) ?? null,
    },
    held: held && { content: text(held, 'content')?.rendered, raw: text(heldEdited, 'content')?.raw ?? null },
    author: user && { slug: user['slug'] },
    mediaItem: { caption: text(media, 'caption')?.raw ?? null },
    viewer: me && {
      databaseId: me.id,
      email: me['email'],
      roles: me['roles'],
      capabilities: Object.entries(me['capabilities'] as Record<string, boolean>)
        .filter(([, granted]) => granted)
        .map(([name]) => name)
        .sort(),
      registeredDate: new Date(String(me['registered_date'])).toISOString(),
    },
    menus: menus
      ? menus.map(({ id }) => ({ source: 'REST_MENUS', databaseId: id }))
      : [{ source: 'NAVIGATION_BLOCK', databaseId: expect.any(Number) }],
    settings: settings && { postsPerPage: settings['posts_per_page'], email: settings['email'] },
  };
}

describe('a caller sees exactly what the REST API shows them', () => {
  test.each(ROLES)('%s', async (role) => {
    const { data, errors } = await live.query(Seen, variables(), headersOf(role));
    expect(errors).toBeUndefined();
    expect(data).toEqual(await seenByRest(role));
  });

  const Drafts = graphql(`
    query Drafts($status: [ContentStatus!]) {
      posts(first: 50, where: { status: $status }, orderBy: { field: ID, direction: ASC }) {
        nodes { databaseId }
      }
    }
  `);
  test.each(ROLES)('in lists by status, too: %s', async (role) => {
    for (const status of ['DRAFT', 'PRIVATE', 'FUTURE', 'TRASH'] as const) {
      const { data, errors } = await live.query(Drafts, { status: [status] }, headersOf(role));
      const response = await fetch(
        `${wordPress.url}/wp-json/wp/v2/posts?per_page=50&orderby=id&order=asc&status=${status.toLowerCase()}`,
        { headers: headersOf(role) },
      );
      if (response.ok) {
        const rows = (await response.json()) as Item[];
        expect(data.posts?.nodes.map(({ databaseId }) => databaseId)).toEqual(rows.map(({ id }) => id));
      } else {
        const code = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect(errors).toMatchObject([{ path: ['posts'], extensions: { code } }]);
      }
    }
  });
});

test('a hundred concurrent operations of different callers each get their own data', async () => {
  const Brief = graphql(`
    query Brief($draft: Int!, $authors: Int!) {
      draft: post(by: { databaseId: $draft }) { html: title(format: HTML) titleRaw: title(format: RAW) }
      authors: post(by: { databaseId: $authors }) { html: title(format: HTML) titleRaw: title(format: RAW) }
      viewer { email }
    }
  `);
  const turns = ['administrator', 'anonymous', 'author'] as const;
  const { draft, authors } = variables();
  const expected = new Map(
    await Promise.all(
      turns.map(async (role) => {
        const seen = await seenByRest(role);
        const brief = (item: typeof seen.draft) => item && { html: item.html, titleRaw: item.titleRaw };
        const viewer = seen.viewer && { email: seen.viewer.email };
        return [role, { draft: brief(seen.draft), authors: brief(seen.authors), viewer }] as const;
      }),
    ),
  );
  live.calls.length = 0;
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const role = turns[index % turns.length] ?? 'anonymous';
      return { role, answer: await live.query(Brief, { draft, authors }, headersOf(role)) };
    }),
  );
  for (const { role, answer } of answers) {
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(expected.get(role));
  }
  const asAnonymous = live.calls.filter(({ as }) => as === 'anonymous');
  expect(asAnonymous.filter(({ url }) => url.includes('context=edit'))).toEqual([]);
  expect(live.calls.filter(({ as }) => as === 'service')).toEqual([]);
}, 240_000);

describe('credential', () => {
  const Me = graphql(`query Me { viewer { username } posts(first: 1) { totalCount } }`);

  test('that is wrong fails the operation, after one request', async () => {
    live.calls.length = 0;
    const answer = await live.query(Me, {}, { authorization: basic('the-editor:wrong') });
    expect(answer).not.toHaveProperty('data');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(live.calls.map(({ as, route }) => `${as} ${route}`)).toEqual(['caller /wp/v2/users/me']);
  });

  test.each<[string, () => Record<string, string>]>([
    ['a token for a plugin', () => ({ authorization: 'Bearer the-editor' })],
    ['a login cookie with its nonce', () => ({ cookie: cast.cookie, 'x-wp-nonce': cast.nonce })],
  ])('may be %s', async (_name, headers) => {
    const { data, errors } = await live.query(Me, {}, headers());
    expect(errors).toBeUndefined();
    expect(data.viewer).toEqual({ username: 'the-editor' });
  });

  test('is not a login cookie without its nonce, nor with the nonce of another user', async () => {
    expect((await live.query(Me, {}, { cookie: cast.cookie })).data.viewer).toBeNull();
    const { errors } = await live.query(Me, {}, { cookie: cast.cookie, 'x-wp-nonce': 'x' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('unlocking one item', () => {
  test('a password unlocks the item, its comments and their threads; a wrong one is an error', async () => {
    const Opened = graphql(`
      query Opened($id: Int!, $password: String) {
        post(by: { databaseId: $id }, password: $password) {
          content
          comments { totalCount nodes { content parent { content } replies { nodes { content } } } }
        }
      }
    `);
    const id = wordPress.ids.protectedPost;
    await wordPress.run(
      `wp_insert_comment( array( 'comment_post_ID' => ${id}, 'comment_parent' => ${wordPress.ids.protectedComment}, 'comment_content' => 'An answer.', 'comment_approved' => 1 ) );`,
    );
    const { data, errors } = await live.query(Opened, { id, password: 'secret' });
    expect(errors).toBeUndefined();
    expect(data.post?.content).toContain('212 broadsides');
    const answer = data.post?.comments?.nodes.find(({ parent }) => parent);
    const asked = data.post?.comments?.nodes.find(({ parent }) => !parent);
    expect(answer?.parent?.content).toBe(asked?.content);
    expect(asked?.replies?.nodes).toEqual([{ content: answer?.content }]);

    const wrong = await live.query(Opened, { id, password: 'guess' });
    expect(wrong).toMatchObject({ data: { post: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(JSON.stringify(live.calls)).not.toMatch(/password=(secret|guess)/);
  });

  test('a preview shows the autosave, to editors and to callers with a token', async () => {
    const Token = graphql(`
      query Token($id: Int!) { post(by: { databaseId: $id }) { previewToken } }
    `);
    const Preview = graphql(`
      query Preview($id: Int!, $token: String) {
        post(by: { databaseId: $id }, preview: true, previewToken: $token) {
          title
          content
          status
          author { slug }
        }
      }
    `);
    const id = cast.revised;
    const typed = { title: 'Fourth', content: '<p>As typed.</p>\n', status: 'PUBLISH' };
    expect((await live.query(Preview, { id }, headersOf('editor'))).data.post).toMatchObject(typed);
    expect((await live.query(Preview, { id })).data.post).toMatchObject({ title: 'Third' });

    for (const role of ['anonymous', 'subscriber', 'contributor'] as const) {
      expect((await live.query(Token, { id }, headersOf(role))).data.post).toEqual({ previewToken: null });
    }
    const { data } = await live.query(Token, { id }, headersOf('author'));
    const token = data.post?.previewToken ?? '';
    expect((await live.query(Preview, { id, token })).data.post).toEqual({
      ...typed,
      author: { slug: 'the-author' },
    });
    const draft = await live.query(Token, { id: cast.authorsDraft }, headersOf('author'));
    const draftToken = draft.data.post?.previewToken ?? '';
    expect((await live.query(Preview, { id: cast.authorsDraft, token: draftToken })).data.post).toMatchObject(
      {
        status: 'DRAFT',
      },
    );
    const other = await live.query(Preview, { id: wordPress.ids.draftPost, token: draftToken });
    expect(other.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
