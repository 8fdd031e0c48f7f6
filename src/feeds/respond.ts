import type { Payload } from 'payload'
import { readConsistently } from '../cache/consistent-read'
import type { FeedView } from '../content/programme-feed/feed-view'
import { siteOrigin } from '../content/site-origin'
import { CURRENT } from '../domain/feed-path'
import { openToAll } from '../http/open-to-all'
import { declaredQuery } from '../http/public-paths'
import { errorReader, type Refusal, refusalResponse } from '../http/refusal'
import { chooseSessions, sessionAt } from './choose-sessions'
import { type Feed, feeds } from './feeds'
import { findView } from './find-view'
import { isRefusal, parameterNames, readParameters } from './parameters'
import { unavailable, unknownEdition, unknownFeed, unknownSession } from './refusals'

/** A request for a feed: the edition and the feed of its path, and the session of `sessions/<slug>.ics`. */
interface Wanted {
  edition: string
  name: string
  feed: Feed
  session?: string
}

/** Responds to a request below `/feeds/`: a feed, a redirection from a former address, or a refusal in JSON. */
export async function respondWithFeed(payload: Payload, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const wanted = wantedAt(url.pathname)
  if (!wanted) return refuse(request, unknownFeed)
  const parameters = readParameters(url.searchParams, wanted.feed.hasChoice === true && !wanted.session)
  if (isRefusal(parameters)) return refuse(request, parameters)
  const { language, choice } = parameters
  const query = declaredQuery(request.url, parameterNames)
  const context = {
    payload,
    reader: { kind: 'public' } as const,
    language,
    now: new Date(),
    origin: siteOrigin(request),
    address: siteOrigin(request) + url.pathname + query,
  }
  try {
    const view = await readConsistently(() => findView(context, wanted.edition))
    if (!view) return refuse(request, unknownEdition)
    const session = sessionAt(view, wanted.session)
    if (wanted.session && !session) return refuse(request, unknownSession)
    const moved = movedTo(wanted, view, session)
    if (moved) return redirectTo(moved + query)
    const chosen = chooseSessions(view, session ? { sessions: [session.slug] } : choice)
    return isRefusal(chosen) ? refuse(request, chosen) : feedResponse(wanted, chosen)
  } catch (error) {
    payload.logger.error({ err: error, msg: 'A feed could not be made.' })
    return refuse(request, unavailable)
  }
}

function wantedAt(pathname: string): Wanted | undefined {
  const [, edition, path] = /^\/feeds\/([a-z0-9-]+)\/(.+)$/.exec(pathname) ?? []
  if (!edition || !path) return undefined
  const feed = Object.hasOwn(feeds, path) ? feeds[path] : undefined
  if (feed) return { edition, name: path, feed }
  const [, session] = /^sessions\/([a-z0-9-]+)\.ics$/.exec(path) ?? []
  const calendar = feeds['calendar.ics']
  return session && calendar ? { edition, name: path, feed: calendar, session } : undefined
}

/** Returns the present path of a feed that was asked for at a former address of the edition or of the session. */
function movedTo({ edition, name, session }: Wanted, view: FeedView, found: { slug: string } | undefined) {
  const isEditionMoved = edition !== CURRENT && edition !== view.edition.slug
  const isSessionMoved = session !== undefined && session !== found?.slug
  if (!isEditionMoved && !isSessionMoved) return undefined
  const path = found ? `sessions/${found.slug}.ics` : name
  return `/feeds/${edition === CURRENT ? CURRENT : view.edition.slug}/${path}`
}

function feedResponse({ edition, name, feed, session }: Wanted, view: FeedView): Response {
  const { slug } = view.edition
  const links = [
    ...(edition === CURRENT ? [`<${view.origin}/feeds/${slug}/${name}>; rel="canonical"`] : []),
    ...(name === 'programme.csv' ? [`<${view.origin}/feeds/${slug}/programme.schema.json>; rel="describedby"`] : []),
  ]
  return new Response(feed.render(view), {
    headers: {
      ...openToAll,
      'Content-Type': feed.contentType,
      'Content-Language': view.language,
      'Cache-Control': 'no-cache',
      ...(links.length > 0 ? { Link: links.join(', ') } : {}),
      ...(feed.isFile ? { 'Content-Disposition': `inline; filename="${fileName(slug, name, session)}"` } : {}),
    },
  })
}

const fileName = (edition: string, name: string, session: string | undefined): string =>
  `${[edition, session].filter(Boolean).join('-')}${name.slice(name.lastIndexOf('.'))}`

const redirectTo = (path: string): Response =>
  new Response(null, { status: 308, headers: { ...openToAll, Location: path, 'Cache-Control': 'no-cache' } })

/** Returns the response to a refused request, in the language and the media type that it accepts. */
function refuse(request: Request, reason: Refusal): Response {
  const response = refusalResponse(reason, errorReader(request.headers))
  for (const [name, value] of Object.entries(openToAll)) response.headers.set(name, value)
  return response
}
