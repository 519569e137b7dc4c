import type { CallerFinding, ConnectionFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** Checks of the connection to the site. */
export function connectionChecks(connection: ConnectionFinding): readonly Check[] {
  const { compresses, compression, keepsAlive, offersHttp2, server, cache } = connection;
  const section = 'connection';
  const checks: (Check | undefined)[] = [
    server === undefined
      ? undefined
      : {
          id: 'server',
          section,
          status: 'note',
          title: 'Server',
          message: `It identifies itself as ${server}.`,
        },
    compresses === undefined
      ? undefined
      : compresses
        ? {
            id: 'compression',
            section,
            status: 'ok',
            title: 'Compression',
            message: `Responses are compressed (${compression}).`,
          }
        : {
            id: 'compression',
            section,
            status: 'warning',
            title: 'Compression',
            message: 'REST API responses are not compressed, so they take longer to transfer.',
            advice:
              'Configure the web server to compress application/json (nginx: gzip_types; Apache: mod_deflate).',
          },
    keepsAlive === undefined
      ? undefined
      : keepsAlive
        ? {
            id: 'keep-alive',
            section,
            status: 'ok',
            title: 'Keep-alive',
            message: 'Connections are reused for many requests.',
          }
        : {
            id: 'keep-alive',
            section,
            status: 'warning',
            title: 'Keep-alive',
            message:
              'The server closes the connection after each response, so every request opens a new one.',
            advice: 'Enable keep-alive in the web server (nginx: keepalive_timeout; Apache: KeepAlive On).',
          },
    offersHttp2 === undefined
      ? undefined
      : {
          id: 'http2',
          section,
          status: 'note',
          title: 'HTTP/2',
          message: `It is ${offersHttp2 ? '' : 'not '}offered. The gateway uses HTTP/1.1 over a few persistent connections.`,
        },
    cache === undefined
      ? undefined
      : {
          id: 'cache',
          section,
          status: 'note',
          title: 'Cache',
          message: `REST responses come from a cache in front of WordPress (${cache}): changes are visible once its entries expire.`,
        },
  ];
  return checks.filter((check) => check !== undefined);
}

/** Checks of the credential. */
export function callerChecks(
  caller: CallerFinding,
  { isSecure }: { readonly isSecure: boolean },
): readonly Check[] {
  const section = 'caller';
  const plain: readonly Check[] = isSecure
    ? []
    : [
        {
          id: 'caller-secrecy',
          section,
          status: 'warning',
          title: 'Encryption',
          message: 'The credential was sent to an http: address, readable by anyone on the network path.',
          advice: 'Serve the site over https:, and use that address.',
        },
      ];
  if (!caller.accepted) {
    const { problem, blocker } = caller;
    return [
      {
        id: 'caller',
        section,
        status: 'failure',
        title: 'Credential',
        message: `WordPress rejects it (${blocker?.evidence ?? problem}).`,
        advice: adviceOnCredential(caller),
        blockedBy: blocker,
      },
      ...plain,
    ];
  }
  const { name, id, roles, opens, staysClosed } = caller;
  const roleWords = roles.length === 0 ? 'no role reported' : roles.join(', ');
  return [
    {
      id: 'caller',
      section,
      status: 'ok',
      title: 'Credential',
      message: `${name ?? 'A user'} (user ${id}; ${roleWords}).`,
    },
    {
      id: 'caller-opens',
      section,
      status: 'note',
      title: 'Grants access to',
      message: [
        opens.length === 0 ? 'nothing that was checked' : opens.join(', '),
        staysClosed.length === 0 ? '.' : `. Still refused: ${staysClosed.join(', ')}.`,
      ].join(''),
    },
    ...plain,
  ];
}

function adviceOnCredential({ blocker, problem }: CallerFinding): string {
  const evidence = blocker?.evidence ?? '';
  if (/WordPress\.com takes OAuth tokens/.test(problem ?? '')) {
    return 'WordPress.com takes no application passwords here: create an OAuth token for the site, and give it as “Bearer …”.';
  }
  if (/rest_not_logged_in/.test(evidence)) {
    return 'The Authorization header may not reach PHP (Apache: CGIPassAuth On), or application passwords are disabled, as they are without https.';
  }
  if (/incorrect_password|invalid_username|invalid_email|application_password/.test(evidence)) {
    return 'Check that it is “user:application password”, created in the user’s profile. The login password does not work.';
  }
  return adviceOn(blocker, '/wp/v2/users/me with an Authorization header');
}
