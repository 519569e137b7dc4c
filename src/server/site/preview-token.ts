import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token gives access to, and until when. */
interface Grant {
  readonly id: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

/**
 * A bearer token for one item of one site: `12.1767225600.<signature>`. Tokens are not stored, so one cannot be
 * revoked: it is valid until it expires or the secret changes.
 *
 * @param site The site's REST root: a token is not valid for another site that shares the secret.
 */
export function signPreviewToken({ id, expires }: Grant, site: string, secret: string): string {
  return `${id}.${expires}.${signatureOf(id, expires, site, secret).toString('base64url')}`;
}

/** Whether a token is valid for the item now. Signatures are compared in constant time. */
export function isPreviewTokenFor(
  token: string,
  { id, now }: { readonly id: number; readonly now: number },
  site: string,
  secret: string,
): boolean {
  const [, tokenId, expires, signature] = /^(\d{1,15})\.(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (tokenId === undefined || expires === undefined || signature === undefined) return false;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(Number(tokenId), Number(expires), site, secret);
  const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
  return isGenuine && Number(tokenId) === id && Number(expires) > now;
}

const signatureOf = (id: number, expires: number, site: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`pressgraph preview\n${site}\n${id}\n${expires}`).digest();
