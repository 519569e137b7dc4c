import { expect, test } from 'vitest';
import { isPreviewTokenFor, signPreviewToken } from '../../../../src/server/site/preview-token.ts';
import { previewsOf } from '../../../../src/server/site/previews.ts';

const site = 'https://example.com/wp-json/';
const secret = 'a secret of more than thirty-two characters';
const token = signPreviewToken({ id: 12, expires: 1000 }, site, secret);

test('a preview token opens its item until it expires', () => {
  expect(token).toMatch(/^12\.1000\.[\w-]{43}$/);
  expect(isPreviewTokenFor(token, { id: 12, now: 999 }, site, secret)).toBe(true);
  expect(isPreviewTokenFor(token, { id: 12, now: 1000 }, site, secret)).toBe(false);
});

const [, , signature] = token.split('.');
test.each([
  ['of another item', token, 13, site, secret],
  ['of another site', token, 12, 'https://example.org/wp-json/', secret],
  ['of another secret', token, 12, site, secret.toUpperCase()],
  ['made longer', `12.9999.${signature}`, 12, site, secret],
  ['made another’s', `13.1000.${signature}`, 13, site, secret],
  ['without a signature', '12.1000.', 12, site, secret],
  ['with a short signature', `12.1000.${signature?.slice(1)}`, 12, site, secret],
  ['that is none', 'x', 12, site, secret],
  ['that is empty', '', 12, site, secret],
])('a preview token %s opens nothing', (_name, given, id, place, key) => {
  expect(isPreviewTokenFor(given, { id, now: 0 }, place, key)).toBe(false);
});

test('previews need a secret, and a credential to fetch the items with', () => {
  const service = { authorization: 'editor:password', reads: [] };
  expect(previewsOf(site, { service })).toBeUndefined();
  expect(() => previewsOf(site, { previewSecret: secret })).toThrow('SERVICE_AUTHORIZATION');
  const previews = previewsOf(site, { previewSecret: secret, service });
  expect(previews?.opens(previews.sign(12, 60), 12)).toBe(true);
});
