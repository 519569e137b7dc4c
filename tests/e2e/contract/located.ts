import { HOME } from '../../helpers/wordpress-rows.ts';

/** The same text on every site: the address, and numbers that blocks get by their place in the answer. */
export function located(text: string, url: string): string {
  return [url, url.replaceAll('/', '\\/'), encodeURIComponent(url)]
    .reduce((words, form) => words.replaceAll(form, HOME), text)
    .replaceAll(/(wp-block-gallery-|wp-container-[\w-]*?|wp-elements-)[\da-f]+/g, '$1');
}
