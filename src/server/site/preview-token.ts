import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token opens, and until when. */
interface Grant {
  readonly id: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

/**
 * A token that opens one item of one site for a while: `12.1767225600.<signature>`. Whoever has it may read that item,
 * and there is no list of tokens: it ends with its time, or with the secret.
 *
 * @param site The site's REST root: a token of one site opens nothing on another that shares the secret.
 */
export function signPreviewToken({ id, expires }: Grant, site: string, secret: string): string {
  return `${id}.${expires}.${signatureOf(id, expires, site, secret).toString('base64url')}`;
}

/** Whether a token opens the item now. The signatures are compared in constant time. */
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
