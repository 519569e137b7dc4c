/** Root fields of plugins beside WPGraphQL, and what they would need. */
const EXTENSIONS: readonly (readonly [fields: RegExp, sentence: string])[] = [
  [
    /^(products?|productCategor(y|ies)|productTags?|cart|checkout|customers?|orders?|coupons?|addToCart|.*CartItem.*|variableProduct|simpleProduct|paymentGateways)$/i,
    'WooGraphQL’s fields are not here: shop data is not in WordPress’s own REST API.',
  ],
  [
    /^(gf\w+|submitGf\w+|formSubmissions?|forms?|contactForm\w*|submitForm|cf7\w*|wpForms?)$/i,
    'Fields of form plugins are not here: WordPress’s REST API does not have forms.',
  ],
  [
    /^(login\w*|logout|refreshJwtAuthToken|refreshToken|generateAuthorizationCode)$/i,
    'Signing in by a mutation needs a plugin on the site: send an application password in `Authorization` instead.',
  ],
  [
    /^(languages?|defaultLanguage|translations?|translateString)$/i,
    'Fields of language plugins are not in this schema; the native one has them.',
  ],
];

/** A validation error with what the unknown field would need, if a known plugin has it. */
export function explained(message: string): string {
  const [, field = '', type = ''] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  if (!/^Root(Query|Mutation)$/.test(type)) return message;
  const known = EXTENSIONS.find(([fields]) => fields.test(field));
  return known ? `${message} ${known[1]}` : message;
}
