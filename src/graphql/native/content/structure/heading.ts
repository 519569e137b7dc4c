import type { ObjectRef } from '@pothos/core';
import { headingAnchor, headingLevel, headingText } from '../../../../html/headings.ts';
import type { HtmlElement } from '../../../../html/parse-html.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';

export function registerHeading({ builder }: SchemaKit): ObjectRef<GatewayTypes, HtmlElement> {
  return builder.objectRef<HtmlElement>('Heading').implement({
    description: 'A heading in content.',
    fields: (t) => ({
      level: t.int({
        nullable: false,
        description: 'Its level: 2 for an `h2`.',
        resolve: headingLevel,
      }),
      text: t.string({ nullable: false, description: 'What it says.', resolve: headingText }),
      anchor: t.string({
        description: 'The `id` to jump to it by. Null where it has none.',
        resolve: (heading) => headingAnchor(heading) ?? null,
      }),
    }),
  });
}
