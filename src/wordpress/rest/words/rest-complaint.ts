import { decodeHTML } from 'entities';
import type { WordPressComplaint } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import { shorten } from '../../../base/shorten.ts';
import type { Conceal } from '../../http/conceal.ts';

const LONGEST_MESSAGE = 200;

export interface Complaint {
  /** In plain words: `rest_invalid_param “Invalid parameter(s): per_page” (per_page: …)`. */
  readonly words: string;
  readonly facts: Omit<WordPressComplaint, 'status'> & { readonly code: string };
}

/** WordPress's own error: `{ code, message, data: { status, params } }` (`WP_REST_Server::error_to_response`). */
export function readComplaint(json: unknown, conceal: Conceal = (text) => text): Complaint | undefined {
  if (!isRecord(json) || typeof json['code'] !== 'string') return undefined;
  const plainText = (html: string) => plain(html, conceal);
  const code = shorten(conceal(json['code']), 80);
  const message = typeof json['message'] === 'string' ? plainText(json['message']) : '';
  const data = isRecord(json['data']) ? json['data'] : {};
  const invalid = invalidParameters(json, data, message, plainText);
  const existingId = data['term_id'];
  return {
    words: [code, message && `“${message}”`, describeParameters(data['params'], plainText)]
      .filter(Boolean)
      .join(' '),
    facts: {
      code,
      ...(message && { message }),
      ...(invalid && { invalid }),
      ...(typeof existingId === 'number' && { existingId }),
    },
  };
}

/** `data.params` is a list of names for missing parameters, and a message by name for invalid ones. */
function describeParameters(params: unknown, plainText: PlainText): string {
  if (Array.isArray(params)) return `(${shorten(plainText(params.map(String).join(', ')), LONGEST_MESSAGE)})`;
  if (!isRecord(params)) return '';
  const list = Object.entries(params).map(([name, reason]) => `${name}: ${plainText(String(reason))}`);
  return list.length === 0 ? '' : `(${shorten(list.join('; '), LONGEST_MESSAGE)})`;
}

/**
 * Reasons by parameter: `meta.pages`. For meta there are no `params`: the parameter is in the `data` of this error, or of
 * an additional one.
 */
function invalidParameters(
  json: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
  message: string,
  plainText: PlainText,
): Readonly<Record<string, string>> | undefined {
  const { params } = data;
  const further = Array.isArray(json['additional_data']) ? json['additional_data'] : [];
  const found = Array.isArray(params)
    ? params.map((name) => [String(name), message])
    : isRecord(params)
      ? Object.entries(params).map(([name, reason]) => [name, plainText(String(reason))])
      : [data, ...further].flatMap((place) =>
          isRecord(place) && typeof place['param'] === 'string' ? [[place['param'], message]] : [],
        );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

type PlainText = (html: string) => string;

function plain(html: string, conceal: Conceal): string {
  const text = decodeHTML(html.slice(0, 10 * LONGEST_MESSAGE).replace(/<[^<>]*>/g, ''));
  return shorten(conceal(text.replace(/\s+/g, ' ').trim()), LONGEST_MESSAGE);
}
