/** A size of an image in pixels: a width, or a width and a height to which the image is cropped. */
export interface Size {
  name: string
  width: number
  height?: number
}

/**
 * The sizes of an image, all WebP. Every image has all of them and none is enlarged: a small image gives a smaller file,
 * and a cropped size preserves its proportions. The response contains the actual `width` and `height`.
 */
export const sizes: readonly Size[] = [
  { name: 'thumbnail', width: 320 },
  { name: 'card', width: 640 },
  { name: 'portrait', width: 800, height: 1000 },
  { name: 'hero', width: 1920 },
  { name: 'og', width: 1200, height: 630 },
]

/** The longest side of the stored image, in pixels. */
export const MAX_SIDE = 2560

/** The most pixels of an accepted image: more than a telephone takes, less than exhausts the memory of a small server. */
export const MAX_PIXELS = 60_000_000
