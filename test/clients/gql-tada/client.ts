import { initGraphQLTada, type ResultOf } from 'gql.tada'
import { print } from 'graphql'
import type { introspection } from './graphql-env'

const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; JSON: unknown } }>()

const sessionsQuery = graphql(`
  query Sessions($edition: String!, $locale: LocaleInputType) {
    Sessions(where: { edition__slug: { equals: $edition } }, sort: "startsAt", locale: $locale, limit: 100) {
      docs {
        id
        title
        untranslated
        startsAt
        room { name }
        participants { role speaker { name slug } }
      }
    }
  }
`)

/** A session with the fields of the query: `title` is a `string`, `startsAt` a `string | null`. */
export type Session = NonNullable<ResultOf<typeof sessionsQuery>['Sessions']>['docs'][number]

/** The sessions of an edition, by GET: the answer is cached by its URL, by browsers and CDNs. */
export async function sessionsOf(cms: string, edition: string, locale: 'fr' | 'en' = 'fr'): Promise<Session[]> {
  const url = new URL('/api/graphql', cms)
  url.searchParams.set('query', print(sessionsQuery))
  url.searchParams.set('variables', JSON.stringify({ edition, locale }))
  const response = await fetch(url, { headers: { Accept: 'application/graphql-response+json, application/json' } })
  const { data, errors } = (await response.json()) as {
    data?: ResultOf<typeof sessionsQuery>
    errors?: { message: string; extensions: { code: string } }[]
  }
  if (!data?.Sessions || errors)
    throw new Error(errors?.map(({ extensions, message }) => `${extensions.code}: ${message}`).join())
  return data.Sessions.docs
}
