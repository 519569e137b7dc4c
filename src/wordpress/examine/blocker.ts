import { shorten } from '../../base/shorten.ts';
import type { Answer } from '../http/messages.ts';
import { pageTitle } from '../rest/html-page.ts';
import { readRestAnswer } from '../rest/rest-answer.ts';
import type { Complaint } from '../rest/rest-complaint.ts';
import { FIREWALLS, PLUGINS } from './blocker-signs.ts';

/**
 * Who refused: WordPress by its own rules, a plugin or a snippet in it, a firewall before it, the web server, or
 * nobody, since there was no answer.
 */
export type BlockerKind = 'wordpress' | 'plugin' | 'firewall' | 'server' | 'network';

/** Who stands in the way of a request, and by what that was seen. */
export interface Blocker {
  readonly kind: BlockerKind;
  /** In plain words: `Solid Security`, `WordPress itself`. */
  readonly name: string;
  /** What gave it away: `rest_cannot_access “DRA: Only …”`, `the header cf-ray`. */
  readonly evidence: string;
}

/** Codes of refusals that WordPress's own controllers do not answer to readers of public routes. */
const NOT_WORDPRESS_S_OWN = new Set([
  'rest_cannot_access',
  'rest_disabled',
  'rest_login_required',
  'rest_authentication_error',
  'rest_not_logged_in',
  'rest_api_disabled',
  'wp_die',
]);

/** Who refused this answer; `undefined` for one that is as the REST API promises. */
export function findBlocker(answer: Answer, route: string): Blocker | undefined {
  const { status } = answer;
  const reading = readRestAnswer(answer);
  if (reading.ok) return undefined;
  if (reading.complaint !== undefined) return blockerInWordPress(reading.complaint, route);
  const firewall = FIREWALLS.find(({ shows }) => shows(answer));
  if (firewall !== undefined) {
    return { kind: 'firewall', name: firewall.name, evidence: `${firewall.sign}; ${reading.problem}` };
  }
  if (status === 401 && /^basic/i.test(answer.headers['www-authenticate'] ?? '')) {
    return {
      kind: 'server',
      name: 'a password in front of the whole site',
      evidence: 'the header www-authenticate: Basic, without an answer of WordPress',
    };
  }
  if (status === 503 && /maintenance/i.test(pageTitle(answer.text) ?? '')) {
    return { kind: 'wordpress', name: 'maintenance mode', evidence: reading.problem };
  }
  const server = answer.headers['server'];
  const name =
    server === undefined
      ? 'the web server, or something before it'
      : `${shorten(server, 40)}, or something behind it`;
  return { kind: 'server', name, evidence: reading.problem };
}

function blockerInWordPress({ words, facts }: Complaint, route: string): Blocker {
  const { code, message = '' } = facts;
  const plugin = PLUGINS.find((sign) => sign.code.test(code) && (sign.message?.test(message) ?? true));
  if (plugin !== undefined) return { kind: 'plugin', name: plugin.name, evidence: words };
  if (code === 'rest_no_route')
    return { kind: 'wordpress', name: 'WordPress has no such route', evidence: words };
  // WordPress lists authors to everybody, and keeps only single ones to itself.
  const isUserList = code === 'rest_user_cannot_view' && route === '/wp/v2/users';
  if (NOT_WORDPRESS_S_OWN.has(code) || isUserList) {
    return { kind: 'plugin', name: 'a security plugin, or a snippet in the theme', evidence: words };
  }
  return code.startsWith('rest_')
    ? { kind: 'wordpress', name: 'WordPress itself', evidence: words }
    : { kind: 'plugin', name: 'a plugin', evidence: words };
}
