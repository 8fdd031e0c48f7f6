import { notFound, permanentRedirect } from 'next/navigation'
import { read } from '../../cms'
import { RefreshOnSave } from '../../refresh-on-save'

const edition = process.env.CMS_EDITION ?? 'montpellier-2024'

export default async function Page({ params }) {
  const { slug } = await params
  const session = await read(`/api/sessions/by-slug/${edition}/${slug}?richText=html&depth=2`, ['sessions', 'speakers'])
  if (!session) notFound()
  // A former slug: the request was redirected to the document, whose slug is another one.
  if (session.slug !== slug) permanentRedirect(`/sessions/${session.slug}`)
  return (
    <main>
      <RefreshOnSave cms={process.env.CMS_URL} />
      <h1>{session.title}</h1>
      <div dangerouslySetInnerHTML={{ __html: session.abstract ?? '' }} />
      <ul>
        {session.participants?.map(({ id, speaker }) => (
          <li key={id}>{speaker.name}</li>
        ))}
      </ul>
    </main>
  )
}
