import type { GatewayBuilder } from '../builder.ts';

/** The schema's `ContentFormat`. */
export function registerContentFormat(builder: GatewayBuilder) {
  return builder.enumType('ContentFormat', {
    description: 'How a piece of text is wanted.',
    values: {
      HTML: { description: 'As WordPress renders it, byte for byte.' },
      TEXT: {
        description: 'Plain text: markup removed, entities decoded, lists, tables and code kept readable.',
      },
      MARKDOWN: {
        description:
          'CommonMark with GitHub’s tables and strikethrough. Films and other embeds become links.',
      },
      RAW: { description: 'As it is stored: for callers who may edit it. Null for all others.' },
    } as const,
  });
}
