const cms = import.meta.env.CMS_URL ?? process.env.CMS_URL ?? 'http://localhost:3000'

const query = `query Programme($edition: String, $locale: LocaleInputType) {
  programme(edition: $edition, locale: $locale) {
    edition { title slug timezone }
    days { date rooms { room { name } sessions { id slug title untranslated startsAt abstractHtml participants { speaker { name } } } } }
  }
}`

/** The programme of an edition, the current one without a slug: one request for the whole site. */
export async function programme(edition, locale = 'fr') {
  const response = await fetch(new URL('/api/graphql', cms), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables: { edition, locale } }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return data.programme
}

export const sessionsOf = ({ days }) => days.flatMap(({ rooms }) => rooms.flatMap(({ sessions }) => sessions))
