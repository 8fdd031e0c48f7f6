import type { PublicPage } from '../../content/public-pages'
import { CURRENT, feedPath } from '../../domain/feed-path'
import { pagePath } from '../../domain/site-path'
import { feeds } from '../feeds'

/** Renders what a language model, or the person who uses one, needs to find the content (https://llmstxt.org). */
export function renderLlms(pages: readonly PublicPage[], origin: string): string {
  const editions = pages.filter(({ collection }) => collection === 'editions')
  const link = (title: string, path: string) => `- [${title.replace(/[[\]\n]/g, ' ').trim()}](${origin}${path})`
  return [
    '# Assises régionales de la féminisation des métiers et filières numériques',
    '',
    '> A regional conference on women in digital careers: its editions, sessions, speakers and testimonials, in French and English.',
    '',
    'Everything below is public and may be read without a key. Times of the API are UTC. A cancelled session stays, as cancelled.',
    '',
    '## Editions',
    link('The current edition', '/fr'),
    ...editions.map(({ title, address }) => link(title, pagePath('fr', 'editions', address))),
    '',
    '## The programme of the current edition',
    ...Object.keys(feeds).map((name) => link(name, feedPath(CURRENT, name))),
    '',
    '## API',
    link('REST: sessions', '/api/sessions'),
    link('REST and feeds: OpenAPI', '/api/openapi.json'),
    link('GraphQL: schema', '/api/schema.graphql'),
    '',
    '## Optional',
    link('All pages', '/sitemap.xml'),
    '',
  ].join('\n')
}
