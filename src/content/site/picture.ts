import { recordOf } from '../../domain/record'
import type { Picture } from './picture-types'
import { related, text } from './raw-values'
import { pageTextOf, type RenderContext } from './render-context'

/** Returns an image that is public today; `undefined` when there is none or it is not public. */
export function pictureOf(value: unknown, context: RenderContext): Picture | undefined {
  const media = related(value)
  if (!media || !isShown(media, context)) return undefined
  const sizes = Object.entries(recordOf(media.sizes)).flatMap(([name, size]) => sizeOf(name, size) ?? [])
  sizes.sort((one, other) => one.width - other.width)
  const original = sizeOf('original', media)
  if (sizes.length === 0 && !original) return undefined
  return {
    sizes: sizes.length > 0 ? sizes : [original].flatMap((size) => size ?? []),
    alt: media.decorative === true ? { text: '' } : (pageTextOf(media.alt, context.language) ?? { text: '' }),
    credit: text(media.credit),
    focal: { x: percent(media.focalX), y: percent(media.focalY) },
  }
}

/** Whether there is an image that is not public today. */
export const isWithheld = (value: unknown, context: RenderContext): boolean => {
  const media = related(value)
  return media !== undefined && !isShown(media, context)
}

// The public only receives public images; the staff and the holders of a link receive all.
function isShown({ consentUntil }: Record<string, unknown>, { reader, now }: RenderContext): boolean {
  if (reader.kind === 'public') return true
  return typeof consentUntil === 'string' && new Date(consentUntil) > now
}

function sizeOf(name: string, value: unknown): Picture['sizes'][number] | undefined {
  const { url, width, height, mimeType } = recordOf(value)
  const isComplete = typeof url === 'string' && typeof width === 'number' && typeof height === 'number'
  return isComplete ? { name, url: pathOf(url), width, height, type: text(mimeType) } : undefined
}

// Pages and files have the same origin, which may differ from the one in the database.
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')

const percent = (value: unknown) => (typeof value === 'number' ? Math.round(value) : 50)
