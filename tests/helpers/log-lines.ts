import { createLogger, type LoggerOptions } from '../../src/server/operating/logging/logger.ts';

export type LogLine = Readonly<Record<string, unknown>>;

/** A logger that keeps its lines. */
export function keepLog(options: Partial<LoggerOptions> = {}) {
  const written: string[] = [];
  const logger = createLogger({ level: 'debug', write: (line) => written.push(line), ...options });
  return {
    logger,
    /** All that was written, as it was. */
    text: () => written.join(''),
    /** The lines, or those with this message, parsed, without their time. */
    lines: (message?: string): LogLine[] =>
      written
        .map((line) => JSON.parse(line) as LogLine)
        .filter(({ msg }) => message === undefined || msg === message)
        .map(({ time: _, ...line }) => line),
  };
}
