import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  validateSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildWPGraphQLSchema } from '../../../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../../../src/model/site-model.ts';

/** The names and types of WPGraphQL 2.20 on a WordPress without plugins, without its texts. */
const theirs = buildSchema(
  readFileSync(new URL('../../../fixtures/wpgraphql/core.graphql', import.meta.url), 'utf8'),
);
const ours = buildWPGraphQLSchema(CORE_SITE);

/** What is not there yet, or depends on the site, with the reason. */
const DIFFERENCES: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(Template_PageNoTitle|ContentTemplateEnum)/, 'templates of the theme, which REST does not list'],
  [/^MenuLocationEnum/, 'locations of the theme, which REST does not list: the enum takes any name'],
  [/^MimeTypeEnum/, 'the enum takes any name'],
  [
    /^(Post|Page) implements .*NodeWithEditorBlocks/,
    'blocks of content, which another plugin adds to WPGraphQL',
  ],
];

const isExpected = (difference: string): boolean => DIFFERENCES.some(([pattern]) => pattern.test(difference));

function* differencesOf(one: GraphQLNamedType, other: GraphQLNamedType | undefined): Generator<string> {
  const { name } = one;
  if (!other) {
    yield name;
    return;
  }
  if ((isObjectType(one) || isInterfaceType(one)) && (isObjectType(other) || isInterfaceType(other))) {
    const interfaces = (type: typeof one) =>
      type
        .getInterfaces()
        .map((each) => each.name)
        .sort()
        .join();
    if (interfaces(one) !== interfaces(other)) yield `${name} implements ${interfaces(other)}`;
    for (const field of Object.values(one.getFields())) {
      yield* differencesOfField(name, field, other.getFields()[field.name]);
    }
  } else if (isInputObjectType(one) && isInputObjectType(other)) {
    for (const field of Object.values(one.getFields())) {
      if (`${other.getFields()[field.name]?.type}` !== `${field.type}`) yield `${name}.${field.name}`;
    }
  } else if (isEnumType(one) && isEnumType(other)) {
    const values = (type: typeof one) =>
      type
        .getValues()
        .map((value) => value.name)
        .sort()
        .join();
    if (values(one) !== values(other)) yield `${name} has ${values(other)}`;
  } else if (one.constructor !== other.constructor) {
    yield `${name} is of another kind`;
  }
}

function* differencesOfField(
  type: string,
  one: GraphQLField<unknown, unknown>,
  other: GraphQLField<unknown, unknown> | undefined,
): Generator<string> {
  if (`${other?.type}` !== `${one.type}`) yield `${type}.${one.name}: ${other?.type}`;
  if (Boolean(other?.deprecationReason) !== Boolean(one.deprecationReason))
    yield `${type}.${one.name} deprecated`;
  for (const argument of one.args) {
    const found = other?.args.find(({ name }) => name === argument.name);
    if (`${found?.type}` !== `${argument.type}` || found?.defaultValue !== argument.defaultValue) {
      yield `${type}.${one.name}(${argument.name})`;
    }
  }
}

test('is a valid schema', () => {
  expect(validateSchema(ours)).toEqual([]);
});

test('has every name, type, argument and interface of WPGraphQL, but for known reasons', () => {
  const types = Object.values(theirs.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const differences = types.flatMap((type) => [...differencesOf(type, ours.getType(type.name))]);
  expect(differences.filter((difference) => !isExpected(difference))).toEqual([]);
});

test('the possible types of interfaces and unions are those of WPGraphQL', () => {
  const abstract = Object.values(theirs.getTypeMap()).filter(isAbstractType);
  for (const type of abstract) {
    const other = ours.getType(type.name);
    const names = (schema: typeof ours, of: typeof type) =>
      schema
        .getPossibleTypes(of)
        .map(({ name }) => name)
        .filter((name) => !/^Template_|ActionMonitorAction/.test(name))
        .sort();
    expect([type.name, other && isAbstractType(other) ? names(ours, other) : []]).toEqual([
      type.name,
      names(theirs, type),
    ]);
  }
});

test('every type, field and argument has a description', () => {
  const silent = Object.values(ours.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [
      ...(type.description ? [] : [type.name]),
      ...('getFields' in type
        ? Object.values(type.getFields()).flatMap((field) =>
            field.description ? [] : [`${type.name}.${field.name}`],
          )
        : []),
    ]);
  expect(silent).toEqual([]);
});
