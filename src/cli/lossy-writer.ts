import type { Writable } from 'node:stream';

/** Most bytes that wait for a reader, before lines are dropped. */
const MOST_WAITING = 1024 ** 2;

export interface LossyWriter {
  readonly write: (text: string) => void;
  /** How many texts were dropped. */
  readonly dropped: () => number;
}

/** Writes what can be written: neither a full disk nor a reader that left or is slow ends or fills the process. */
export function createLossyWriter(stream: Writable): LossyWriter {
  let dropped = 0;
  const drop = () => {
    dropped += 1;
  };
  stream.on('error', () => {});
  return {
    write(text) {
      if (stream.destroyed || stream.writableLength > MOST_WAITING) return drop();
      try {
        stream.write(text, (error) => {
          if (error) drop();
        });
      } catch {
        drop();
      }
    },
    dropped: () => dropped,
  };
}
