import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core'

const uri = new URL('/api/graphql', process.env.CMS_URL ?? 'http://localhost:3000').href
const clients = new Map()

/** The client of a language: a document has the same id in both, so that each language has a cache of its own. */
function clientOf(locale) {
  const known = clients.get(locale)
  if (known) return known
  const client = new ApolloClient({ link: new HttpLink({ uri, useGETForQueries: true }), cache: new InMemoryCache() })
  clients.set(locale, client)
  return client
}

const sessionQuery = gql`
  query Session($edition: String!, $slug: String!, $locale: LocaleInputType) {
    Session(edition: $edition, slug: $slug, locale: $locale) {
      id
      slug
      title
      untranslated
      edition { id title }
    }
  }
`

/** A session by its address. Its `slug` is another one where the address is a former one. `null` where nothing is. */
export async function sessionOf(edition, slug, locale = 'fr') {
  const { data } = await clientOf(locale).query({ query: sessionQuery, variables: { edition, slug, locale } })
  return data.Session
}
