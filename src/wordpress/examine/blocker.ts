import { shorten } from '../../base/shorten.ts';
import type { Answer } from '../http/messages.ts';
import { isNotNow } from '../http/status.ts';
import { readRestAnswer } from '../rest/reading/answer-reading.ts';
import { pageTitle } from '../rest/reading/html-page.ts';
import { beginsWithPhpMessage } from '../rest/reading/text-around.ts';
import type { Complaint } from '../rest/words/rest-complaint.ts';
import { FIREWALLS, PLUGINS } from './blocker-signatures.ts';

/**
 * What refused a request: WordPress by its own rules, a plugin or snippet, the hosting service by its rules, a firewall in
 * front of it, or the web server. `network` means that there was no response.
 */
export type BlockerKind = 'wordpress' | 'host' | 'plugin' | 'firewall' | 'server' | 'network';

/** Why a request was refused, where that says more about the remedy than who refused it. */
export type BlockerCause =
  /** A parameter of the request is not allowed. */
  | 'parameter'
  /** PHP prints its messages into the JSON. */
  | 'messages'
  /** PHP failed. */
  | 'error'
  /** Too many requests, or too busy. */
  | 'busy'
  | 'maintenance'
  /** A password of the web server before everything. */
  | 'password';

/** What blocks a request, and how it was recognised. */
export interface Blocker {
  readonly kind: BlockerKind;
  /** Human-readable: `Solid Security`, `WordPress itself`. */
  readonly name: string;
  /** What it was recognised by: `rest_cannot_access “DRA: Only …”`, `the header cf-ray`. */
  readonly evidence: string;
  readonly cause?: BlockerCause;
}

/** Error codes that WordPress's own controllers never return for reads of public routes. */
const NOT_FROM_WORDPRESS = new Set([
  'rest_cannot_access',
  'rest_disabled',
  'rest_login_required',
  'rest_authentication_error',
  'rest_not_logged_in',
  'rest_api_disabled',
  'wp_die',
]);

/** With which WordPress.com refuses what it opens to tokens of the site. */
const WORDPRESS_COM = /against the correct blog|this private blog/i;

/** What blocked the request; `undefined` if the response is a valid REST API response. */
export function findBlocker(answer: Answer, route: string): Blocker | undefined {
  const { status } = answer;
  const reading = readRestAnswer(answer);
  if (reading.ok) return undefined;
  if (reading.complaint !== undefined) return blockerInWordPress(reading.complaint, route, status);
  const firewall = FIREWALLS.find(({ matches }) => matches(answer));
  if (firewall !== undefined) {
    return { kind: 'firewall', name: firewall.name, evidence: `${firewall.evidence}; ${reading.problem}` };
  }
  if (status === 401 && /^basic/i.test(answer.headers['www-authenticate'] ?? '')) {
    return {
      kind: 'server',
      name: 'password protection of the whole site',
      cause: 'password',
      evidence: 'the header www-authenticate: Basic, without a WordPress response',
    };
  }
  if (status === 503 && /maintenance/i.test(pageTitle(answer.text) ?? '')) {
    return { kind: 'wordpress', name: 'maintenance mode', evidence: reading.problem, cause: 'maintenance' };
  }
  if (beginsWithPhpMessage(answer.text)) {
    return {
      kind: 'plugin',
      name: 'messages of PHP, from a plugin or the theme',
      evidence: reading.problem,
      cause: 'messages',
    };
  }
  const server = answer.headers['server'];
  const name =
    server === undefined
      ? 'the web server or a proxy in front of it'
      : `${shorten(server, 40)} or a server behind it`;
  const cause = isNotNow(status) ? 'busy' : status >= 500 ? 'error' : undefined;
  return { kind: 'server', name, evidence: reading.problem, ...(cause && { cause }) };
}

function blockerInWordPress({ words, facts }: Complaint, route: string, status: number): Blocker {
  const { code, message = '', invalid } = facts;
  if (invalid !== undefined) {
    const name = `a rule for ${Object.keys(invalid).join(', ')}`;
    return { kind: 'wordpress', name, evidence: words, cause: 'parameter' };
  }
  if (status >= 500 && !isNotNow(status)) {
    return {
      kind: 'plugin',
      name: 'an error of PHP, in a plugin or the theme',
      evidence: words,
      cause: 'error',
    };
  }
  if (code === 'unauthorized' && WORDPRESS_COM.test(message)) {
    return { kind: 'host', name: 'WordPress.com', evidence: words };
  }
  const plugin = PLUGINS.find(
    (signature) => signature.code.test(code) && (signature.message?.test(message) ?? true),
  );
  if (plugin !== undefined) return { kind: 'plugin', name: plugin.name, evidence: words };
  if (code === 'rest_no_route')
    return { kind: 'wordpress', name: 'WordPress has no such route', evidence: words };
  // WordPress lists authors publicly; it refuses this only for single users.
  const isUserList = code === 'rest_user_cannot_view' && route === '/wp/v2/users';
  if (NOT_FROM_WORDPRESS.has(code) || isUserList) {
    return { kind: 'plugin', name: 'a security plugin or a snippet in the theme', evidence: words };
  }
  return code.startsWith('rest_')
    ? { kind: 'wordpress', name: 'WordPress itself', evidence: words }
    : { kind: 'plugin', name: 'a plugin', evidence: words };
}
