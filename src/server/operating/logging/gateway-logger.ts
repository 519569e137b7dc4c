/** What a gateway needs of a logger: fields of a line, then its message. A logger of pino is one. */
export interface GatewayLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Whether lines of a level are written. Default: all are. */
  isLevelEnabled?(level: 'debug' | 'info'): boolean;
}
