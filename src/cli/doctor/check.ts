import type { Blocker } from '../../wordpress/examine/blocker.ts';

/** `warning`: served, at a price or with a gap. `failure`: not served. `note`: worth knowing, no fault. */
export type CheckStatus = 'ok' | 'note' | 'warning' | 'failure';

export const SECTIONS = {
  site: 'The site',
  content: 'What it lets be read',
  requests: 'What saves it requests',
  connection: 'The way to it',
  caller: 'The credential',
} as const;

/** One thing that was looked at. Its id does not change from version to version. */
export interface Check {
  readonly id: string;
  readonly section: keyof typeof SECTIONS;
  readonly status: CheckStatus;
  readonly title: string;
  /** What was seen, and what becomes of it. */
  readonly message: string;
  /** What to change, and where. */
  readonly advice?: string | undefined;
  readonly blockedBy?: Blocker | undefined;
}

/** `serves`: nothing to complain of. `fails`: cannot be served, or not as this caller. */
export type Verdict = 'serves' | 'serves-with-limits' | 'fails';

export function verdictOf(checks: readonly Check[]): Verdict {
  const has = (status: CheckStatus) => checks.some((check) => check.status === status);
  if (has('failure')) return 'fails';
  return has('warning') ? 'serves-with-limits' : 'serves';
}

/** What to change about who refuses, so that `what` is let through. */
export function adviceOn(blocker: Blocker | undefined, what: string): string {
  switch (blocker?.kind) {
    case 'plugin':
      return `Let ${what} through for everybody (a setting of ${blocker.name}), or give the gateway's callers a credential.`;
    case 'firewall':
      return `Let ${what} through for the gateway's address, without a challenge (a setting of ${blocker.name}).`;
    case 'wordpress':
      return 'This is a rule of WordPress: callers with a credential may see more.';
    case 'network':
      return 'See that the address can be reached from here: its name, its port, its certificate.';
    default:
      return `Let ${what} through: the web server refuses it, or what stands before it.`;
  }
}
