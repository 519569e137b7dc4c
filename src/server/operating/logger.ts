import { type Logger, pino } from 'pino';
import { createRedaction } from './redact.ts';

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Gets each line, with its end. */
  readonly write: (line: string) => void;
  /** What shall stand in no line, whatever brings it there. */
  readonly secrets?: readonly (string | undefined)[];
}

/** A logger that writes a line of JSON for each event, with its level in words and its time as ISO 8601. */
export function createLogger({ level, write, secrets }: LoggerOptions): Logger {
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

/** @param requestId Of the request that met it. */
export function logError(logger: Pick<Logger, 'error'>, error: unknown, requestId?: string): void {
  const err = error instanceof Error ? error : new Error(String(error));
  logger.error({ ...(requestId && { requestId }), err }, err.message);
}
