import { expect, test } from 'vitest';
import { nameInPhp, pageQuery, reachesRest } from '../../../../../src/graphql/engine/uri/page-query.ts';
import { pathBelowHome } from '../../../../../src/graphql/engine/uri/site-uri.ts';
import { MANGLED_NAMES } from '../../../../helpers/mangled-names.ts';

test.each(MANGLED_NAMES)('PHP reads the parameter %s as %s', (written, name) => {
  const [given = ''] = [...new URLSearchParams(`${written}=1`).keys()];
  expect(nameInPhp(given)).toBe(name);
});

test.each(MANGLED_NAMES)('a page is never requested with the parameter %s', (written, name) => {
  const query = `${written}=/wp/v2/comments&p=1`;
  const dangerous = ['rest_route', '_method', 'doing_wp_cron'].includes(name);
  expect(reachesRest(new URLSearchParams(query))).toBe(dangerous);
  expect(pageQuery(new URLSearchParams(query))).toBe('?p=1');
  const path = () => pathBelowHome(`/?${query}`, ['https://press.example']);
  if (dangerous) expect(path).toThrow('Expected the URL of a page');
  else expect(path()).toBe('/?p=1');
});

test.each([
  ['p=12', '?p=12'],
  ['page_id=12&utm_source=mail', '?page_id=12'],
  ['fbclid=x', ''],
  ['post_type=book&p=3', '?post_type=book&p=3'],
  ['genre=a/b', '?genre=a%2Fb'],
  ['book=on-type', '?book=on-type'],
  ['lang=fr', '?lang=fr'],
  ['preview=true&p=1', '?p=1'],
  ['p=1;rest_route=/', '?p=1%3Brest_route%3D%2F'],
  ['P=1', ''],
  ['p[]=1', ''],
  ['', ''],
])('of ?%s, the query of a page is %s', (query, expected) => {
  expect(pageQuery(new URLSearchParams(query), new Set(['book', 'genre', 'rest_route']))).toBe(expected);
});
