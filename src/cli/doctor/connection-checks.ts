import type { CallerFinding, ConnectionFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** How the site is spoken to. */
export function connectionChecks(connection: ConnectionFinding): readonly Check[] {
  const { compresses, compression, keepsAlive, offersHttp2, server, cache } = connection;
  const section = 'connection';
  const checks: (Check | undefined)[] = [
    server === undefined
      ? undefined
      : { id: 'server', section, status: 'note', title: 'Server', message: `It calls itself ${server}.` },
    compresses === undefined
      ? undefined
      : compresses
        ? {
            id: 'compression',
            section,
            status: 'ok',
            title: 'Compression',
            message: `Answers come compressed (${compression}).`,
          }
        : {
            id: 'compression',
            section,
            status: 'warning',
            title: 'Compression',
            message: 'Answers of the REST API are not compressed: they take longer on their way.',
            advice: 'Let the web server compress application/json (nginx: gzip_types; Apache: mod_deflate).',
          },
    keepsAlive === undefined
      ? undefined
      : keepsAlive
        ? {
            id: 'keep-alive',
            section,
            status: 'ok',
            title: 'Kept connections',
            message: 'A connection serves many requests.',
          }
        : {
            id: 'keep-alive',
            section,
            status: 'warning',
            title: 'Kept connections',
            message: 'The server ends the connection after each answer: every request begins with a new one.',
            advice:
              'Switch keep-alive on in the web server (nginx: keepalive_timeout; Apache: KeepAlive On).',
          },
    offersHttp2 === undefined
      ? undefined
      : {
          id: 'http2',
          section,
          status: 'note',
          title: 'HTTP/2',
          message: `It is ${offersHttp2 ? '' : 'not '}offered. The gateway speaks HTTP/1.1 over a few kept connections.`,
        },
    cache === undefined
      ? undefined
      : {
          id: 'cache',
          section,
          status: 'note',
          title: 'Cache',
          message: `REST answers come out of a cache before WordPress (${cache}): what is new shows when that lets go of the old.`,
        },
  ];
  return checks.filter((check) => check !== undefined);
}

/** As whom the credential speaks. */
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
          title: 'Secrecy',
          message: 'The credential went to an http: address, readable for everybody on its way.',
          advice: 'Give the site an https: address, and use that.',
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
        message: `WordPress does not accept it (${blocker?.evidence ?? problem}).`,
        advice: adviceOnCredential(caller),
        blockedBy: blocker,
      },
      ...plain,
    ];
  }
  const { name, id, roles, opens, staysClosed } = caller;
  const roleWords = roles.length === 0 ? 'no role told' : roles.join(', ');
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
      title: 'It opens',
      message: [
        opens.length === 0 ? 'nothing that was looked at' : opens.join(', '),
        staysClosed.length === 0 ? '.' : `. Still closed: ${staysClosed.join(', ')}.`,
      ].join(''),
    },
    ...plain,
  ];
}

function adviceOnCredential({ blocker }: CallerFinding): string {
  const evidence = blocker?.evidence ?? '';
  if (/rest_not_logged_in/.test(evidence)) {
    return 'The header may not reach PHP (Apache: CGIPassAuth On), or application passwords are switched off, as they are without https.';
  }
  if (/incorrect_password|invalid_username|invalid_email|application_password/.test(evidence)) {
    return 'See that it is “user:application password”, made in the user’s profile; it is not the password of the login.';
  }
  return adviceOn(blocker, '/wp/v2/users/me with an Authorization header');
}
