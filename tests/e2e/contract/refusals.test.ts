import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APPLICATION_PASSWORD } from '../../../demo/install-wordpress.mjs';
import { startTwoSites, type TwoSites } from './compare.ts';

const { user, password } = APPLICATION_PASSWORD;

let sites: TwoSites;
beforeAll(async () => {
  sites = await startTwoSites({ accounts: [{ user, password, id: 1 }] });
});
afterAll(() => sites[Symbol.asyncDispose]());

/** Statuses, codes, words and data of what is refused, as both sites have them. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'what is not there': [
    '/wp/v2/nothing',
    '/wp/v2/nothing?_fields=code',
    '/wp/v2/posts/9999',
    '/wp/v2/posts/9999?_fields=id',
    '/wp/v2/posts/0',
    '/wp/v2/posts/abc',
    '/wp/v2/posts/57',
    '/wp/v2/pages/54',
    '/wp/v2/media/54',
    '/wp/v2/media/9999',
    '/wp/v2/categories/40',
    '/wp/v2/tags/9999',
    '/wp/v2/users/999',
    '/wp/v2/comments/9999',
    '/wp/v2/types/nothing',
    '/wp/v2/taxonomies/nothing',
    '/?rest_route=/wp/v2/nothing',
    'HEAD /wp/v2/posts/9999',
    'HEAD /wp/v2/nothing',
  ],
  'what is hidden': [
    '/wp/v2/posts/55',
    '/wp/v2/posts/53',
    '/wp/v2/posts/34',
    '/wp/v2/posts/56',
    '/wp/v2/posts/28',
    '/wp/v2/posts/45?password=wrong',
    '/wp/v2/posts/54?password=any',
    '/wp/v2/users/1',
    '/wp/v2/users/8',
    '/wp/v2/users/me',
    '/wp/v2/comments/28',
    '/wp/v2/comments/29',
    '/wp/v2/settings',
    '/wp/v2/menus',
    '/wp/v2/menu-items',
    '/wp/v2/menu-locations',
    '/wp/v2/plugins',
    '/wp/v2/themes',
    '/wp/v2/templates',
    '/wp/v2/template-parts',
    '/wp/v2/sidebars',
    '/wp/v2/widgets',
    '/wp/v2/block-types',
    '/wp/v2/statuses/draft',
  ],
  'context=edit': [
    '/wp/v2/posts?context=edit',
    '/wp/v2/posts/54?context=edit',
    '/wp/v2/media?context=edit',
    '/wp/v2/media/15?context=edit',
    '/wp/v2/categories?context=edit',
    '/wp/v2/categories/2?context=edit',
    '/wp/v2/users?context=edit',
    '/wp/v2/users/1?context=edit',
    '/wp/v2/comments?context=edit',
    '/wp/v2/comments/2?context=edit',
    '/wp/v2/types?context=edit',
    '/wp/v2/taxonomies?context=edit',
  ],
  'parameters of no use': [
    '/wp/v2/posts?per_page=101',
    '/wp/v2/posts?per_page=0',
    '/wp/v2/posts?per_page=abc',
    '/wp/v2/posts?per_page=',
    '/wp/v2/posts?page=0',
    '/wp/v2/posts?page=abc&per_page=200&orderby=nothing',
    '/wp/v2/posts?orderby=nothing&order=up&include=abc',
    '/wp/v2/posts?offset=abc',
    '/wp/v2/posts?order=',
    '/wp/v2/posts?context=nothing',
    '/wp/v2/posts?orderby=relevance',
    '/wp/v2/posts?orderby=include',
    '/wp/v2/posts?include=&orderby=include',
    '/wp/v2/posts?orderby=menu_order',
    '/wp/v2/posts?search[]=a',
    '/wp/v2/posts?sticky=',
    '/wp/v2/posts?sticky=maybe',
    '/wp/v2/posts?author=abc,1',
    '/wp/v2/posts?after=',
    '/wp/v2/posts?after=nonsense',
    '/wp/v2/posts?after=2026-04-09',
    '/wp/v2/posts?format=nothing',
    '/wp/v2/posts?status=draft',
    '/wp/v2/posts?status=publish,draft',
    '/wp/v2/posts?status=nothing',
    '/wp/v2/media?status=private',
    '/wp/v2/media?media_type=nothing',
    '/wp/v2/posts?categories=abc',
    '/wp/v2/posts?categories=',
    '/wp/v2/posts?categories[terms]=2&categories[operator]=XOR',
    '/wp/v2/posts?categories[nothing]=2',
    '/wp/v2/posts?tax_relation=XOR',
    '/wp/v2/categories?orderby=nothing',
    '/wp/v2/categories?parent=2,3',
    '/wp/v2/search?per_page=101',
    '/wp/v2/search?type=nothing',
    '/wp/v2/search?subtype=nothing',
    '/wp/v2/search?subtype=attachment',
    'HEAD /wp/v2/posts?per_page=101',
  ],
  'lists that strangers may not ask so': [
    '/wp/v2/tags?post=33,54',
    '/wp/v2/tags?post=999999',
    '/wp/v2/tags?post=55',
    '/wp/v2/users?orderby=email',
    '/wp/v2/users?orderby=registered_date',
    '/wp/v2/users?roles=editor',
    '/wp/v2/users?who=authors',
    '/wp/v2/comments?author=2',
    '/wp/v2/comments?author_email=x@example.org',
    '/wp/v2/comments?author_email=nothing',
    '/wp/v2/comments?status=hold',
    '/wp/v2/comments?type=pingback',
    '/wp/v2/comments?orderby=nothing',
    '/wp/v2/comments?post=0',
    // One hidden post among several refuses them all.
    '/wp/v2/comments?post=48,45',
    '/wp/v2/comments?post=48,55',
    '/wp/v2/comments?post=48,53',
    '/wp/v2/comments?post=48,28',
  ],
  writes: [
    'POST /wp/v2/posts',
    'POST /wp/v2/posts/54',
    'PUT /wp/v2/posts/54',
    'PATCH /wp/v2/posts',
    'DELETE /wp/v2/posts/54',
    'DELETE /wp/v2/posts/9999',
    'POST /wp/v2/tags',
    'POST /wp/v2/tags?name=x',
    'PUT /wp/v2/tags/40',
    'DELETE /wp/v2/tags/40',
    'POST /wp/v2/users',
    'DELETE /wp/v2/comments/2',
    'POST /wp/v2/comments/2',
    'POST /wp/v2/comments',
    'POST /wp/v2/nothing',
    'POST /wp/v2/posts?_method=GET&per_page=2',
  ],
};

describe.each(Object.entries(REQUESTS))('%s', (_, requests) => {
  test.each(requests)('%s', async (request) => {
    const [real, imitated] = await sites.both(request);
    expect(imitated).toEqual(real);
  });
});

describe('application passwords', () => {
  const basic = (name: string, secret: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
  });

  test.each([
    ['wrong ones', 'wrong'],
    ['right ones', password],
    ['right ones without their spaces', password.replaceAll(' ', '')],
  ])('%s', async (_, secret) => {
    for (const request of ['/wp/v2/users/me?_fields=id,name,slug', '/wp/v2/posts?per_page=2&_fields=id']) {
      const [real, imitated] = await sites.both(request, basic(user, secret));
      expect(imitated).toEqual(real);
    }
  });

  test('of nobody', async () => {
    const [real, imitated] = await sites.both('/wp/v2/users/me', basic('nobody', password));
    expect(imitated).toEqual(real);
    expect(real.status).toBe(401);
  });
});
