import Link from 'next/link';
import type { ReactNode } from 'react';
import { graphql } from '@/gql';
import { query } from '@/lib/wordpress';

const SITE = graphql(`
  query Site {
    site {
      name
      language
    }
    menu(by: { location: "primary" }) {
      items {
        id
        label
        uri
        url
      }
    }
  }
`);

export default async function Layout({ children }: { children: ReactNode }) {
  const { site, menu } = await query(SITE);
  return (
    <html lang={site?.language?.replace('_', '-') ?? 'en'}>
      <body>
        <header>
          <Link href="/">{site?.name}</Link>
          <nav>
            {menu?.items.map(({ id, label, uri, url }) => (
              <Link key={id} href={uri ?? url ?? '/'}>
                {label}
              </Link>
            ))}
          </nav>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
