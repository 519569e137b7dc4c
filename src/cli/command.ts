import { PressgraphError } from '../base/errors.ts';
import { plainLines } from './plain.ts';

/** A WordPress to serve where the user names none. */
export interface FallbackSite {
  readonly url: string;
  /** What else to tell about it, a line each. */
  readonly notes: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface RunOptions {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** To standard output: what was asked for, and nothing else. */
  readonly print: (text: string) => void;
  /** To standard error: progress, warnings, mistakes. */
  readonly printError: (text: string) => void;
  /** Whether people read standard error, not a file or a service that collects logs. True unless told otherwise. */
  readonly isTerminal?: boolean;
  /** Whether standard output is a terminal, and may be coloured. False unless told otherwise. */
  readonly printsToTerminal?: boolean;
  /** Started where no address is given to serve; without it, an address is needed. */
  readonly startFallbackSite?: () => Promise<FallbackSite>;
}

export interface RunningGateway {
  /** The address of GraphQL and GraphiQL. */
  readonly url: string;
  /** Looks at the site again, and tells on standard error what came of it. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What `printError` gets of an error: the message where it was made for users, all of it otherwise. A site's words are among it. */
export function tellError(error: unknown): string {
  if (error instanceof PressgraphError) return `${plainLines(error.message)}\n`;
  return `${plainLines(String(error instanceof Error ? error.stack : error))}\n`;
}
