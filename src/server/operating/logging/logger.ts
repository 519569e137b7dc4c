import { pino } from 'pino';
import type { GatewayLogger } from './gateway-logger.ts';
import { createRedaction } from './redact.ts';

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Receives each line, newline included. */
  readonly write: (line: string) => void;
  /** Values to redact from every line. */
  readonly secrets?: readonly (string | undefined)[] | (() => readonly (string | undefined)[]);
}

/** A logger that writes a JSON line for each event, with its level as a word and its time in ISO 8601. */
export function createLogger({ level, write, secrets }: LoggerOptions): GatewayLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: createRedaction(secrets) },
    },
    { write },
  );
}
