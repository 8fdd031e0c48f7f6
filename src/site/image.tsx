import { isCropped } from '../../collections/media/sizes'
import type { Picture } from '../content/site/picture-types'
import { wholePicture } from '../content/site/whole-picture'
import { srcsetOf } from '../domain/srcset'

interface Props {
  picture: Picture
  /** The attribute of that name: how wide the image is shown. */
  sizes: string
  isFirst?: boolean
}

/** How wide the portrait at the head of a page is shown: 14rem where half of the window is as wide. */
export const OPENING_PORTRAIT = '(min-width: 28rem) 14rem, 50vw'

/** An image in its own proportions, which reserve its space until it has loaded. */
export function Image({ picture, sizes, isFirst = false }: Props) {
  const whole = wholePicture(picture)
  if (!whole) return null
  const { alt, srcset, ...attributes } = whole
  return (
    <img
      {...attributes}
      alt={alt.text}
      lang={alt.lang}
      loading={isFirst ? 'eager' : 'lazy'}
      sizes={sizes}
      srcSet={srcset}
    />
  )
}

/** The address of the portrait of a person in the crop of all portraits, else of the whole image. */
export const portraitUrl = (picture: Picture): string | undefined => portraitSizes(picture).at(-1)?.url

function portraitSizes({ sizes }: Picture): Picture['sizes'] {
  const cropped = sizes.filter(isCroppedPortrait)
  return cropped.length > 0 ? cropped : sizes.filter(({ name }) => !isCropped(name))
}

const isCroppedPortrait = ({ name }: Picture['sizes'][number]) => name.startsWith('portrait')

/** A portrait in the crop of all portraits, which the focal point centres. An image without it is cropped by the browser. */
export function Portrait({ picture, sizes, isFirst = false }: Props) {
  const candidates = portraitSizes(picture)
  const largest = candidates.at(-1)
  if (!largest) return null
  const { x, y } = isCroppedPortrait(largest) ? { x: 50, y: 50 } : picture.focal
  return (
    <img
      alt={picture.alt.text}
      className="portrait"
      height="500"
      lang={picture.alt.lang}
      loading={isFirst ? 'eager' : 'lazy'}
      sizes={sizes}
      src={largest.url}
      srcSet={srcsetOf(candidates)}
      style={{ objectPosition: `${x}% ${y}%` }}
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
