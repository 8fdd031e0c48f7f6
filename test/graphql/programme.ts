/** The complete programme of an edition, with the longest lists that a front end asks for. */
export const programme = /* GraphQL */ `
  query Programme($edition: String!, $locale: LocaleInputType = fr, $sessions: Int = 200) {
    Editions(where: { slug: { equals: $edition } }, limit: 1, locale: $locale) {
      docs {
        title
        hero { ...Picture }
        venue { name city }
        partners { organisation { name logo { ...Picture } } role }
        rooms(limit: 50) { docs { name capacity } }
        sessions(limit: $sessions, sort: "startsAt") {
          docs {
            title
            startsAt
            room { name }
            edition { slug }
            participants { role speaker { name headline organisation { name logo { url } } photo { ...Picture } } }
          }
        }
        testimonials(limit: 50) { docs { name quote photo { ...Picture } } }
      }
    }
  }
  fragment Picture on Media { alt url sizes { card { ...Size } thumbnail { ...Size } } }
  fragment Size on Media_Sizes_Card { url width height }
`
