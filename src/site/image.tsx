import type { Picture } from '../content/site/view-types'

interface Props {
  picture: Picture
  /** The attribute of that name: how wide the image is shown. */
  sizes: string
  isFirst?: boolean
}

// The sizes with the proportions of the original; the others are cropped.
const uncropped = ['thumbnail', 'card', 'hero', 'original']

/** An image in its own proportions, which reserve its space until it has loaded. */
export function Image({ picture, sizes, isFirst = false }: Props) {
  const candidates = picture.sizes.filter(({ name }) => uncropped.includes(name))
  const largest = candidates.at(-1)
  if (!largest) return null
  return (
    <img
      alt={picture.alt.text}
      height={largest.height}
      lang={picture.alt.lang}
      loading={isFirst ? 'eager' : 'lazy'}
      sizes={sizes}
      src={largest.url}
      srcSet={srcSetOf(candidates)}
      width={largest.width}
    />
  )
}

/** A portrait, in the crop of all portraits. */
export function Portrait({ picture, sizes, isFirst = false }: Props) {
  const candidates = picture.sizes.filter(({ name }) => ['thumbnail', 'card', 'portrait'].includes(name))
  const largest = candidates.at(-1) ?? picture.sizes[0]
  if (!largest) return null
  return (
    <img
      alt={picture.alt.text}
      className="portrait"
      height="500"
      lang={picture.alt.lang}
      loading={isFirst ? 'eager' : 'lazy'}
      sizes={sizes}
      src={largest.url}
      srcSet={srcSetOf(candidates)}
      style={{ objectPosition: `${picture.focal.x}% ${picture.focal.y}%` }}
      width="400"
    />
  )
}

/** The initials of a name in place of a missing portrait, hidden from screen readers. */
export const Initials = ({ name }: { name: string }) => (
  <span aria-hidden="true" className="portrait initials">
    {name
      .split(/[\s-]+/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .slice(0, 2)
      .join('')}
  </span>
)

const srcSetOf = (sizes: Picture['sizes']) => {
  // An image that is too small for two sizes has the same width in both: one is listed.
  const byWidth = new Map(sizes.map(({ url, width }) => [width, url]))
  return [...byWidth].map(([width, url]) => `${url} ${width}w`).join(', ')
}
