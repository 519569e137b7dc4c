import { PressgraphError } from '../../base/errors.ts';
import type { Snapshot } from '../../wordpress/snapshot/snapshot.ts';
import type { ResolvedOptions } from '../resolved-options.ts';

/** @throws PressgraphError BAD_USER_INPUT with a service credential. */
export function refuseService({ service }: Pick<ResolvedOptions, 'service'>): void {
  if (service === undefined) return;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    'Expected no SERVICE_AUTHORIZATION: a snapshot has what the public may read, and anybody may get it.',
  );
}

/** Shorter ones are too likely to be something else. */
const SHORTEST = 6;

/**
 * Refuses a snapshot in which a secret of the configuration occurs: a site may print what a request carried.
 *
 * @throws PressgraphError BAD_USER_INPUT naming where, and not what.
 */
export function refuseSecrets({ discovery, answers }: Snapshot, secrets: readonly string[]): void {
  const forms = secrets.filter(({ length }) => length >= SHORTEST).flatMap(formsOf);
  if (forms.length === 0) return;
  const holds = (text: string) => forms.some((form) => text.includes(form));
  const answer = answers.find((one) => holds(JSON.stringify(one)) || holds(one.text));
  if (answer === undefined && !holds(JSON.stringify(discovery))) return;
  const [, method, path] = /^(\w+) https?:\/\/[^/]+([^\s?]*)/.exec(answer?.request ?? '') ?? [];
  const where = answer === undefined ? 'what was discovered of the site' : `the answer to ${method} ${path}`;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `The snapshot is not written: ${where} holds a secret of the configuration.`,
  );
}

/** As it is, and as JSON, addresses and `Authorization` have it. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
];
