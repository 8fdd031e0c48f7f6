import type { Language } from '../../domain/bilingual'

/** A text in the language of the page, or in French; `lang` is then `fr`. */
export interface PageText {
  text: string
  lang?: Language
}

/** An image in its sizes, from the narrowest to the widest. `alt` is empty for a decorative image. */
export interface Picture {
  sizes: { url: string; width: number; height: number; name: string; type?: string }[]
  alt: PageText
  credit?: string
  /** The point that stays visible when the image is cropped, in percent. */
  focal: { x: number; y: number }
}
