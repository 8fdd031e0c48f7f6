import type { PublicPage } from '../../content/public-pages'
import { pagePath } from '../../domain/site-path'
import { element, writeXml, type XmlElement } from '../formats/xml'

/** The pages that belong to no document, by language. */
const others = ['', '/editions']

/** Renders the pages as a sitemap (https://www.sitemaps.org/protocol.html), each with its translation. */
export const renderSitemap = (pages: readonly PublicPage[], origin: string): string =>
  writeXml(
    element(
      'urlset',
      [
        ...others.flatMap((path) => entries((language) => `${origin}/${language}${path}`)),
        ...pages.flatMap(({ collection, address, changedAt }) =>
          entries((language) => origin + pagePath(language, collection, address), changedAt),
        ),
      ],
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
    ),
  )

function entries(urlIn: (language: 'fr' | 'en') => string, changedAt?: string): XmlElement[] {
  const languages = ['fr', 'en'] as const
  const alternates = languages.map((language) =>
    element('xhtml:link', '', { rel: 'alternate', hreflang: language, href: urlIn(language) }),
  )
  return languages.map((language) =>
    element('url', [
      element('loc', urlIn(language)),
      changedAt ? element('lastmod', changedAt) : undefined,
      ...alternates,
    ]),
  )
}
