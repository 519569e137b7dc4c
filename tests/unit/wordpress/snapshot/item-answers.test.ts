import { describe, expect, test } from 'vitest';
import { RestRoot } from '../../../../src/wordpress/rest/address/rest-root.ts';
import { ItemAnswers } from '../../../../src/wordpress/snapshot/item-answers.ts';

const ROOT = 'https://example.com/wp-json/';
const POSTS = `${ROOT}wp/v2/posts`;

const recorded = (query: string, body: unknown, total?: number) => ({
  request: `GET ${POSTS}${query}`,
  status: 200,
  headers: total === undefined ? {} : { 'x-wp-total': String(total) },
  text: JSON.stringify(body),
});

const row = (id: number) => ({
  id,
  slug: `s${id}`,
  title: { rendered: `T${id}` },
  link: `https://example.com/s${id}/`,
});

const ANSWERS = [
  recorded('?_fields=id,title.rendered&include=1,2,9&per_page=3', [
    { id: 2, title: { rendered: 'T2' } },
    { id: 1, title: { rendered: 'T1' } },
  ]),
  recorded('?_fields=id,slug&include=1&per_page=1', [{ id: 1, slug: 's1' }]),
  recorded(
    '?_fields=id&categories=8&order=desc&orderby=date&per_page=3',
    [{ id: 5 }, { id: 2 }, { id: 1 }],
    4,
  ),
  recorded('?_fields=id,title&context=edit&include=7&per_page=1', [{ id: 7, title: { raw: 'secret' } }]),
];

const answers = new ItemAnswers(ANSWERS, new RestRoot(ROOT), { taxonomies: undefined });
const ask = (query: string, from = answers) => {
  const answer = from.answer({ method: 'GET', url: new URL(`${POSTS}${query}`) });
  return answer && { body: JSON.parse(answer.text), total: answer.headers['x-wp-total'] };
};

describe('an answer is put together', () => {
  test.each<[what: string, query: string, body: unknown]>([
    [
      'another batch',
      '?include=2&per_page=1&_fields=id,title.rendered',
      [{ id: 2, title: { rendered: 'T2' } }],
    ],
    [
      'fields of two answers',
      '?include=1&per_page=1&_fields=id,slug,title.rendered',
      [{ id: 1, slug: 's1', title: { rendered: 'T1' } }],
    ],
    ['an id that does not exist', '?include=9,2&per_page=2&_fields=id', [{ id: 2 }]],
    ['one by its own route', '/2?_fields=id,title.rendered', { id: 2, title: { rendered: 'T2' } }],
    ['a shorter page', '?categories=8&orderby=date&order=desc&per_page=2&_fields=id', [{ id: 5 }, { id: 2 }]],
    [
      'a part of one',
      '?categories=8&orderby=date&order=desc&per_page=2&offset=1&_fields=id',
      [{ id: 2 }, { id: 1 }],
    ],
  ])('%s', (_what, query, body) => {
    expect(ask(query)?.body).toEqual(body);
  });

  test('with the length of the list', () => {
    expect(ask('?categories=8&orderby=date&order=desc&per_page=1&_fields=id')?.total).toBe('4');
  });
});

test.each([
  ['an id that no answer had', '?include=3&per_page=1&_fields=id'],
  ['a field that was not requested', '?include=2&per_page=1&_fields=id,content.rendered'],
  ['more of a field than was', '?include=2&per_page=1&_fields=id,title'],
  ['all fields', '?include=2&per_page=1'],
  ['a longer page', '?categories=8&orderby=date&order=desc&per_page=4&_fields=id'],
  ['another order', '?categories=8&orderby=title&order=asc&per_page=2&_fields=id'],
  ['another filter', '?categories=9&orderby=date&order=desc&per_page=2&_fields=id'],
  ['a batch with a condition', '?include=1,2&per_page=2&categories=8&_fields=id'],
  ['a parameter that nobody knows', '?include=2&per_page=1&_fields=id&acf_format=standard'],
  ['what an editor sees, for the public', '?include=7&per_page=1&_fields=id,title'],
  ['a slug, of a list that is not whole', '?slug=s1&per_page=1&_fields=id,slug'],
])('%s is not known', (_what, query) => {
  expect(ask(query)).toBeUndefined();
});

describe('a list that was read whole', () => {
  const whole = new ItemAnswers(
    [
      recorded('?order=desc&orderby=date&page=1&per_page=2', [row(3), row(2)], 3),
      recorded('?order=desc&orderby=date&page=2&per_page=2', [row(1)], 3),
    ],
    new RestRoot(ROOT),
    { taxonomies: undefined },
  );

  test.each<[query: string, ids: number[]]>([
    ['?orderby=date&order=desc&per_page=100&_fields=id', [3, 2, 1]],
    ['?slug=s2&per_page=1&_fields=id', [2]],
    ['?slug=none&per_page=1&_fields=id', []],
  ])('%s has %j', (query, ids) => {
    expect(ask(query, whole)?.body.map(({ id }: { id: number }) => id)).toEqual(ids);
  });

  test('knows the pages of its items, and no others', () => {
    const head = (path: string) =>
      whole.answer({ method: 'HEAD', url: new URL(path, 'https://example.com') });
    expect(head('/s2/')?.headers['link']).toContain(
      '<https://example.com/wp-json/wp/v2/posts/2>; rel="alternate"',
    );
    expect(head('/s9/')).toBeUndefined();
  });
});
