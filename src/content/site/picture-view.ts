import { record, related, text } from './raw-values'
import { type Scene, wordsOf } from './scene'
import type { Picture } from './view-types'

/** An image as anybody may see it today; nothing where there is none, or where nobody outside may see it. */
export function pictureOf(value: unknown, scene: Scene): Picture | undefined {
  const media = related(value)
  if (!media || !isShown(media, scene)) return undefined
  const sizes = Object.entries(record(media.sizes)).flatMap(([name, size]) => sizeOf(name, size) ?? [])
  const whole = sizeOf('whole', media)
  if (sizes.length === 0 && !whole) return undefined
  return {
    sizes: sizes.length > 0 ? sizes : [whole].flatMap((size) => size ?? []),
    alt: media.decorative === true ? { text: '' } : (wordsOf(media.alt, scene.language) ?? { text: '' }),
    credit: text(media.credit),
    focal: { x: percent(media.focalX), y: percent(media.focalY) },
  }
}

/** Whether there is an image that nobody outside may see today. */
export const isWithheld = (value: unknown, scene: Scene): boolean => {
  const media = related(value)
  return media !== undefined && !isShown(media, scene)
}

// The public is only given images that may be seen; the staff, and who reads past the rules, are given all.
function isShown({ needsConsent, consentUntil }: Record<string, unknown>, { reader, now }: Scene): boolean {
  if (reader.kind === 'public' || needsConsent === false) return true
  return typeof consentUntil === 'string' && new Date(consentUntil) > now
}

function sizeOf(name: string, value: unknown): Picture['sizes'][number] | undefined {
  const { url, width, height } = record(value)
  const isWhole = typeof url === 'string' && typeof width === 'number' && typeof height === 'number'
  return isWhole ? { name, url: pathOf(url), width, height } : undefined
}

// Pages and files are on one site, whatever it is called.
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')

const percent = (value: unknown) => (typeof value === 'number' ? Math.round(value) : 50)
