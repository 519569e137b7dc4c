import type { Blocker, BlockerCause } from '../../wordpress/examine/blocker.ts';

/** `warning`: served, but slower or incomplete. `failure`: not served. `note`: worth knowing, not a problem. */
export type CheckStatus = 'ok' | 'note' | 'warning' | 'failure';

export const SECTIONS = {
  site: 'Site',
  content: 'Public content',
  requests: 'Request efficiency',
  connection: 'Connection',
  caller: 'Credential',
} as const;

/** The result of one check. Its id is stable across versions. */
export interface Check {
  readonly id: string;
  readonly section: keyof typeof SECTIONS;
  readonly status: CheckStatus;
  readonly title: string;
  /** What was found, and its effect. */
  readonly message: string;
  /** What to change, and where to change it. */
  readonly advice?: string | undefined;
  readonly blockedBy?: Blocker | undefined;
}

/** `serves`: no problems. `fails`: the site cannot be served, or not with this credential. */
export type Verdict = 'serves' | 'serves-with-limits' | 'fails';

export function verdictOf(checks: readonly Check[]): Verdict {
  const has = (status: CheckStatus) => checks.some((check) => check.status === status);
  if (has('failure')) return 'fails';
  return has('warning') ? 'serves-with-limits' : 'serves';
}

/** What helps where the cause is known. */
const ADVICE: Readonly<Record<BlockerCause, string>> = {
  parameter:
    'Nothing has to be allowed. A plugin or the theme has a rule of its own for this parameter (a filter such as rest_{type}_collection_params): remove it there.',
  messages:
    'Switch off the display of PHP messages (in wp-config.php: WP_DEBUG_DISPLAY false, or display_errors off), and mend what they are about.',
  error:
    'PHP fails there: see the error log of the site (in wp-config.php: WP_DEBUG_LOG) for the plugin or theme that is to blame.',
  busy: 'The site was busy, or limits the number of requests: try again later, or raise that limit for the gateway.',
  maintenance:
    'Try again when the maintenance is over. If it never ends, delete the file .maintenance of the site.',
  password: 'Give the gateway the password: SITE_AUTHORIZATION, for /wp-json/ and every other request.',
};

/** How to change what blocks a request, so that `what` is allowed. */
export function adviceOn(blocker: Blocker | undefined, what: string): string {
  if (blocker?.cause) return ADVICE[blocker.cause];
  switch (blocker?.kind) {
    case 'plugin':
      return `Allow ${what} for everyone (a setting of ${blocker.name}), or give the gateway's callers a credential.`;
    case 'host':
      return `${blocker.name} opens ${what} to OAuth tokens of the site alone: callers may send theirs (Authorization: Bearer …), and SERVICE_AUTHORIZATION takes one for what SERVICE_READS names.`;
    case 'firewall':
      return `Allow ${what} from the gateway's IP address, without a challenge (a setting of ${blocker.name}).`;
    case 'wordpress':
      return 'This is WordPress’s own rule: callers with a credential may see more.';
    case 'network':
      return 'Check that the site can be reached from here: http or https, host name, port and certificate. NODE_EXTRA_CA_CERTS names a file with an authority of your own.';
    default:
      return `Allow ${what}: the web server, or a proxy in front of it, refuses it.`;
  }
}
