import type { GatewayBuilder } from '../builder.ts';

/** The `ContentFormat` enum of the schema. */
export function registerContentFormat(builder: GatewayBuilder) {
  return builder.enumType('ContentFormat', {
    description: 'The format of a text.',
    values: {
      HTML: { description: 'HTML as rendered by WordPress, unchanged.' },
      TEXT: {
        description: 'Plain text: no markup, entities decoded. Lists, tables and code stay readable.',
      },
      MARKDOWN: {
        description:
          'CommonMark with GitHub’s tables and strikethrough. Videos and other embeds become links.',
      },
      RAW: {
        description:
          'The text as stored, unrendered. Null if the caller may not edit it. May cost an extra request.',
      },
    } as const,
  });
}
