import { plain } from '../plain.ts';

/** A line that tells how far discovery is: `Reading https://example.com: 12 requests, 340 KB, 2 s`. */
export interface Progress {
  readonly onRequest: (request: { readonly bytes: number }) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** @param show Replaces the line; `undefined` removes it. */
export function startProgress(
  address: string,
  show: ((line: string | undefined) => void) | undefined,
): Progress {
  if (show === undefined) return { onRequest: () => {}, end: () => {} };
  const start = performance.now();
  let requests = 0;
  let bytes = 0;
  let isOver = false;
  const tell = () => {
    const seconds = Math.round((performance.now() - start) / 1000);
    show(`Reading ${plain(address)}: ${requests} requests, ${Math.ceil(bytes / 1024)} KB, ${seconds} s`);
  };
  const timer = setInterval(tell, 500).unref();
  tell();
  return {
    onRequest(request) {
      if (isOver) return;
      requests += 1;
      bytes += request.bytes;
      tell();
    },
    end() {
      if (isOver) return;
      isOver = true;
      clearInterval(timer);
      show(undefined);
    },
  };
}
