import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import type { Change } from '../../changes/changes.ts';
import { MEDIA } from '../../model/resources.ts';
import { resourcesOf, type SiteModel } from '../../model/site-model.ts';

/** Size limit of a body, in bytes: about a thousand changes. */
export const LARGEST_WEBHOOK = 64 * 1024;
/** Tolerance for clock skew and network delay, in seconds. */
const MOST_SECONDS = 300;

const bodyShape = z.object({
  changes: z.array(
    z.object({
      type: z.string(),
      id: z.number().int().positive(),
      kind: z.enum(['created', 'updated', 'deleted']).default('updated'),
      postId: z.number().int().positive().optional(),
    }),
  ),
});

export interface SignedBody {
  readonly body: Uint8Array;
  /** Seconds since the epoch, as sent in `x-pressgraph-timestamp`. */
  readonly timestamp: string | null;
  /**
   * `sha256=…`, as sent in `x-pressgraph-signature`: HMAC of the timestamp, a dot and the body, keyed with the
   * secret.
   */
  readonly signature: string | null;
}

/**
 * Asserts that the body was signed with the secret, and recently.
 *
 * @throws PressgraphError UNAUTHENTICATED saying what is missing or wrong, without revealing the expected value.
 */
export function assertSigned({ body, timestamp, signature }: SignedBody, secret: string, now: number): void {
  const refuse = (words: string) => new PressgraphError('UNAUTHENTICATED', words);
  if (timestamp === null || !/^\d{1,12}$/.test(timestamp)) {
    throw refuse('Expected seconds since 1970 in `x-pressgraph-timestamp`.');
  }
  if (signature === null || !/^sha256=[0-9a-f]{64}$/.test(signature)) {
    throw refuse('Expected `sha256=` and 64 hexadecimal digits in `x-pressgraph-signature`.');
  }
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  if (!timingSafeEqual(Buffer.from(signature.slice('sha256='.length), 'hex'), expected)) {
    throw refuse('The signature does not match the timestamp and body.');
  }
  if (Math.abs(now / 1000 - Number(timestamp)) > MOST_SECONDS) {
    throw refuse(`The timestamp is more than ${MOST_SECONDS} seconds from the gateway’s clock.`);
  }
}

/**
 * The changes in a body. The sender may report drafts; the gateway finds out itself what the public can see.
 *
 * @throws PressgraphError BAD_USER_INPUT for a malformed body, and for a type that the site does not have.
 */
export function readWebhook(body: Uint8Array, site: SiteModel): readonly Change[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a body of JSON in UTF-8.', { cause });
  }
  const read = bodyShape.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`{"changes":[{"type":"post","id":12,"kind":"updated"}]}\`: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const routes = routesByName(site);
  return read.data.changes.map(({ type, id, kind, postId }) => {
    const route = routes.get(type);
    if (route === undefined) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected \`type\` to be one of ${[...routes.keys()].join(', ')}, got “${type}”.`,
      );
    }
    return {
      ...{ route, id, audience: 'caches' },
      kind: kind.toUpperCase() as Change['kind'],
      ...(postId !== undefined && { postId }),
    };
  });
}

/** By WordPress's keys and by route: senders know one or the other. */
function routesByName(site: SiteModel): ReadonlyMap<string, string> {
  const resources = resourcesOf(site);
  return new Map([
    ...resources.map((resource) => [keyOf(resource), resource.route] as const),
    ...resources.map(({ route }) => [route, route] as const),
  ]);
}

function keyOf(resource: ReturnType<typeof resourcesOf>[number]): string {
  if ('slug' in resource) return resource.slug;
  if (resource.kind === MEDIA.kind) return 'attachment';
  return resource.kind === 'author' ? 'user' : resource.kind;
}
