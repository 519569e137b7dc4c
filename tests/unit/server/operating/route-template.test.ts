import { expect, test } from 'vitest';
import { boundedRoutes, routeTemplate } from '../../../../src/server/operating/route-template.ts';

test.each([
  ['/', '/'],
  ['/wp/v2/posts', '/wp/v2/posts'],
  ['/wp/v2/posts/12', '/wp/v2/posts/:id'],
  ['/wp/v2/posts/12/revisions/345', '/wp/v2/posts/:id/revisions/:id'],
  ['/wp/v2/users/me', '/wp/v2/users/me'],
  ['/rankmath/v1/getHead', '/rankmath/v1/getHead'],
  ['/2024/05/hello-world/', 'page'],
  ['/usa/about', 'page'],
])('%s is counted as %s', (route, template) => {
  expect(routeTemplate(route)).toBe(template);
});

test('the number of route labels is bounded', () => {
  const routeOf = boundedRoutes(2);
  expect(['/a/v1/x', '/a/v1/y', '/a/v1/z', '/a/v1/x'].map(routeOf)).toEqual([
    '/a/v1/x',
    '/a/v1/y',
    'other',
    '/a/v1/x',
  ]);
});
