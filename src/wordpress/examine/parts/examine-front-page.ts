import { PressgraphError } from '../../../base/errors.ts';
import { isSuccess, statusLine } from '../../http/status.ts';
import type { Transport } from '../../http/transport.ts';
import { findBlocker } from '../blocker.ts';
import type { Capability } from '../examination.ts';
import type { FetchPageHeaders } from './examine-capabilities.ts';

/** Reads the site's front page, for its menus and for the WordPress version. */
export async function examineFrontPage(
  transport: Transport,
  url: URL,
  signal: AbortSignal,
): Promise<{ readonly capability: Capability; readonly html: string | undefined }> {
  try {
    const route = url.pathname;
    const answer = await transport.send({ url, method: 'GET', accept: 'text/html', route, signal });
    if (isSuccess(answer.status)) return { capability: { works: true }, html: answer.text };
    const blocker = findBlocker(answer, route);
    return { capability: { works: false, problem: statusLine(answer.status), blocker }, html: undefined };
  } catch (error) {
    return { capability: failureOf(error, signal), html: undefined };
  }
}

/** Requests the headers of pages, at the origin of the REST API. */
export function createPageHeadersFetcher(
  transport: Transport,
  origin: string,
  signal: AbortSignal,
): FetchPageHeaders {
  return async (pageUrl) => {
    if (!URL.canParse(pageUrl)) return { works: undefined };
    const { pathname, search } = new URL(pageUrl);
    const url = new URL(origin);
    url.pathname = pathname;
    url.search = search;
    try {
      const answer = await transport.send({
        url,
        method: 'HEAD',
        accept: 'text/html',
        route: pathname,
        signal,
      });
      return isSuccess(answer.status)
        ? { works: true, link: answer.headers['link'] }
        : { works: false, problem: statusLine(answer.status), blocker: findBlocker(answer, pathname) };
    } catch (error) {
      return failureOf(error, signal);
    }
  };
}

function failureOf(error: unknown, signal: AbortSignal): Capability {
  if (signal.aborted || !(error instanceof PressgraphError)) throw error;
  return { works: false, problem: error.message };
}

/** The WordPress version in a page: from `<meta name="generator">`, or from the URL of the emoji script. */
export function wordPressVersionIn(html: string): string | undefined {
  const [, generator] = /<meta\b[^<>]{0,80}content=["']WordPress (\d[\w.-]{0,20})["']/i.exec(html) ?? [];
  const [, script] = /wp-emoji-release\.min\.js\?ver=(\d[\w.-]{0,20})/.exec(html) ?? [];
  return generator ?? script;
}
