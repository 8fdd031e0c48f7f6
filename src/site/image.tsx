import type { Picture } from '../content/site/view-types'

interface Props {
  picture: Picture
  /** How wide the image is shown, as the attribute of that name. */
  sizes: string
  isFirst?: boolean
}

// Sizes that keep the whole image; the others are cut for one purpose.
const uncut = ['thumbnail', 'card', 'hero', 'whole']

/** An image in its own proportions, which hold its place until it is there. */
export function Image({ picture, sizes, isFirst = false }: Props) {
  const candidates = picture.sizes.filter(({ name }) => uncut.includes(name))
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

/** Somebody's face, in the one crop that all portraits have. */
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

/** The place of a portrait that is not there: the first letters of a name, for the eye only. */
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
  // An image too small for a size gives a smaller one: two of a width would be one too many.
  const byWidth = new Map(sizes.map(({ url, width }) => [width, url]))
  return [...byWidth].map(([width, url]) => `${url} ${width}w`).join(', ')
}
