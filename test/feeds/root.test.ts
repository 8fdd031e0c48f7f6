import { expect, test } from 'vitest'
import type { PublicPage } from '../../src/content/public-pages'
import { feeds } from '../../src/feeds/feeds'
import { renderLlms } from '../../src/feeds/root/llms'
import { renderRobots } from '../../src/feeds/root/robots'
import { endOfText, renderSecurity } from '../../src/feeds/root/security'
import { renderSitemap } from '../../src/feeds/root/sitemap'
import { complaintsAbout, textsIn } from '../support/xmllint'

const origin = 'https://cms.example.org'
const changedAt = '2024-01-01T00:00:00.000Z'
const pages: PublicPage[] = [
  { collection: 'editions', address: { slug: 'montpellier-2024' }, title: 'Assises [2024]', changedAt },
  {
    collection: 'sessions',
    address: { slug: 'ouverture', edition: 'montpellier-2024' },
    title: 'Ouverture',
    changedAt,
  },
]

test('sitemap.xml has each page in both languages with its last change', async () => {
  const sitemap = renderSitemap(pages, origin)
  expect(await complaintsAbout([sitemap])).toEqual([])
  expect(await textsIn(sitemap, 'loc')).toEqual(
    ['', '/editions', '/editions/montpellier-2024', '/editions/montpellier-2024/sessions/ouverture'].flatMap((path) => [
      `${origin}/fr${path}`,
      `${origin}/en${path}`,
    ]),
  )
  expect(new Set(await textsIn(sitemap, 'lastmod'))).toEqual(new Set([changedAt]))
  expect(sitemap).toContain(`<xhtml:link rel="alternate" hreflang="en" href="${origin}/en/editions/montpellier-2024">`)
})

test('robots.txt closes previews and share links, and names the sitemap', () => {
  const lines = renderRobots(origin).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining(['User-agent: *', 'Disallow: /fr/preview/', `Sitemap: ${origin}/sitemap.xml`]),
  )
})

test('security.txt says where to report a flaw, for half a year from the day on which it is asked', () => {
  const now = new Date('2026-11-27T19:00:00.000Z')
  const fields = new Map(
    renderSecurity('mailto:securite@example.org', origin, now)
      .trim()
      .split('\n')
      .map((line) => line.split(': ') as [string, string]),
  )
  expect([...fields.keys()]).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical'])
  expect(fields.get('Contact')).toBe('mailto:securite@example.org')
  expect(fields.get('Canonical')).toBe(`${origin}/.well-known/security.txt`)
  // RFC 9116 §2.5.5: less than a year.
  expect(fields.get('Expires')).toBe('2027-05-27T00:00:00.000Z')
  expect(new Date(endOfText(now)).toISOString()).toBe('2026-11-28T00:00:00.000Z')
})

test('llms.txt links each feed and each edition', () => {
  const text = renderLlms(pages, origin)
  for (const name of Object.keys(feeds)) expect(text).toContain(`(${origin}/feeds/current/${name})`)
  expect(text).toContain(`- [Assises  2024](${origin}/fr/editions/montpellier-2024)`)
})
