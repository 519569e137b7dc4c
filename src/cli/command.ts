import { PressgraphError } from '../base/errors.ts';
import { plainLines } from './plain.ts';

/** A WordPress to serve if the user gives no address. */
export interface FallbackSite {
  readonly url: string;
  /** Further lines to print about it. */
  readonly notes: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface RunOptions {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a config file is looked for. Default: the working directory. */
  readonly folder?: string;
  /** Writes to standard output: the command's result only. */
  readonly print: (text: string) => void;
  /** Writes bytes to standard output, all of them. */
  readonly printBytes?: (bytes: Uint8Array) => Promise<void>;
  /** Writes to standard error: progress, warnings and errors. */
  readonly printError: (text: string) => void;
  /** How many writes to standard error failed: its disk was full, or its reader gone. */
  readonly droppedLines?: () => number;
  /** Whether standard error is a terminal, not a file or log collector. @defaultValue true */
  readonly isTerminal?: boolean;
  /** Whether standard output is a terminal. @defaultValue false */
  readonly printsToTerminal?: boolean;
  /** Replaces a line of progress in the terminal; `undefined` removes it. Without it, there is none. */
  readonly showProgress?: (line: string | undefined) => void;
  /** Asks the user at the terminal; missing where nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Started if no address is given; without it, an address is required. */
  readonly startFallbackSite?: () => Promise<FallbackSite>;
}

export interface RunningGateway {
  /** URL of GraphQL and GraphiQL. */
  readonly url: string;
  /** Refreshes the site, and reports the outcome on standard error. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * The text of an error for `printError`: the message of a catalogue error, all of any other. May contain text
 * from the site.
 */
export function tellError(error: unknown): string {
  if (error instanceof PressgraphError) return `${plainLines(error.message)}\n`;
  return `${plainLines(String(error instanceof Error ? error.stack : error))}\n`;
}
