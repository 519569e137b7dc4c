import { getNamedType } from 'graphql';
import type { JsonObject } from '../../../base/json.ts';
import { ACF } from '../../../model/fields/acf-schema.ts';
import type { Resource } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { Dialect } from '../dialect.ts';
import type { Fields } from '../kit/registrar.ts';
import { typeNameOf } from '../root/nodes.ts';
import { givenGroups } from './given-groups.ts';
import { registerGivenInterface, registerGivenType } from './given-types.ts';
import { groupOfItem } from './group-value.ts';

/** The field groups of a type, as the given schema has them. */
export function givenGroupFields(dialect: Dialect, resource: Resource, typeName: string): Fields<Row> {
  const { fields } = givenGroups(dialect, typeName);
  const declared = extrasOf(dialect.site, resource).fields.find(({ key }) => key === ACF)?.type;
  const model = declared?.kind === 'object' ? declared : undefined;
  return Object.fromEntries(
    fields.map((field) => {
      const type = getNamedType(field.type);
      registerGivenType(dialect, type);
      return [
        field.name,
        {
          type: String(field.type),
          reads: (_args, { below }) => [ACF, ...below.reads().filter((read) => read.startsWith('_links.'))],
          description: field.description ?? `The field group \`${field.name}\`, as in the given schema.`,
          resolve: (row) => {
            const item: JsonObject = { ...row };
            return groupOfItem(item, item[ACF], { typeName: type.name, model });
          },
        },
      ] as const;
    }),
  ) as Fields<Row>;
}

/** The interfaces of a type that have its field groups: `WithAcfBookDetails`. */
export function givenGroupInterfaces(dialect: Dialect, typeName: string): readonly string[] {
  const { interfaces } = givenGroups(dialect, typeName);
  for (const each of interfaces) {
    registerGivenInterface<object>(dialect, each, (row) => typeNameOf(dialect, row));
  }
  return interfaces.map(({ name }) => name);
}
