import { isCropped } from '../../../collections/media/sizes'
import { srcsetOf } from '../../domain/srcset'
import type { PageText, Picture } from './picture-types'

/** What an `img` of a whole image, in its own proportions, says. */
interface WholePicture {
  alt: PageText
  src: string
  srcset: string
  width: number
  height: number
}

/** An image in its own proportions, its addresses below `origin`; `undefined` when it has cropped sizes only. */
export function wholePicture({ sizes, alt }: Picture, origin = ''): WholePicture | undefined {
  const whole = sizes.filter(({ name }) => !isCropped(name)).map((size) => ({ ...size, url: origin + size.url }))
  const largest = whole.at(-1)
  if (!largest) return undefined
  const { url, width, height } = largest
  return { alt, src: url, srcset: srcsetOf(whole), width, height }
}
