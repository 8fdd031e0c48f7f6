/** A size that every image has: a width, or a width and a height to which the image is cropped. */
export interface Size {
  name: string
  width: number
  height?: number
}

/**
 * The sizes of an image, all WebP. Each is always there and never enlarged: an image that is too small gives a smaller
 * one, and a cropped size keeps its proportions. `width` and `height` of the answer say what it is.
 */
export const sizes: readonly Size[] = [
  { name: 'thumbnail', width: 320 },
  { name: 'card', width: 640 },
  { name: 'portrait', width: 800, height: 1000 },
  { name: 'hero', width: 1920 },
  { name: 'og', width: 1200, height: 630 },
]

/** The longest side of the image that is kept. */
export const MAX_SIDE = 2560

/** The most pixels of an image that is opened: above those of a telephone, below what exhausts a small server. */
export const MAX_PIXELS = 60_000_000
