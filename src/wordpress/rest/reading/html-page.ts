import { decodeHTML } from 'entities';
import { shorten } from '../../../base/shorten.ts';
import type { Conceal } from '../../http/conceal.ts';

const LONGEST_TITLE = 80;

/** Whether a body is an HTML page rather than data, by its type or its first characters. */
export function isHtmlPage(contentType: string | undefined, text: string): boolean {
  return /html/i.test(contentType ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(text);
}

/** A page's `<title>`, decoded and on one line, to recognise a firewall's page; `undefined` without a title. */
export function pageTitle(html: string, conceal: Conceal = (text) => text): string | undefined {
  const title = /<title\b[^<>]*>([^<]{1,500})/i.exec(html)?.[1];
  const words = decodeHTML(title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : shorten(conceal(words), LONGEST_TITLE);
}
