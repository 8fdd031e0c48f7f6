import type { Config } from 'payload'

const description = 'Espace de rédaction des Assises régionales de la féminisation des métiers et filières numériques.'

/** What a browser and a shared link say of the admin. Its icon is that of the site (`src/site/plugin.ts`). */
export const adminMeta = {
  titleSuffix: '– Assises',
  description,
  openGraph: { siteName: 'Assises', description, locale: 'fr_FR', type: 'website' },
  // Closes the endpoint that draws pictures of links.
  defaultOGImageType: 'off',
} satisfies NonNullable<Config['admin']>['meta']
