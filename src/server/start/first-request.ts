import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** What undici publishes when the head of a request is written. */
const SENT = 'undici:client:sendHeaders';

/** Milliseconds: a connection over the internet takes as long as loading a part of the program. */
const LONGEST = 50;

/** Resolves when a request is on its way, or opening a connection takes long. */
export function firstRequest(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe(SENT, end);
      resolve();
    };
    const timer = setTimeout(end, LONGEST);
    subscribe(SENT, end);
  });
}
